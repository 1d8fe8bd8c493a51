package io.outcry.core.feature.muc;

import io.outcry.core.address.Jid;
import io.outcry.core.feature.muc.OccupantPresence.FactsOfReader;
import io.outcry.core.feature.muc.OccupantPresence.News;
import io.outcry.core.room.Affiliation;
import io.outcry.core.room.Occupant;
import io.outcry.core.room.Role;
import io.outcry.core.room.RoomAct;
import io.outcry.core.room.RoomOutcome;
import io.outcry.core.room.RoomState;
import io.outcry.core.stanza.Presence;
import io.outcry.core.stanza.StanzaError;
import io.outcry.core.stanza.StanzaError.Condition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Voice given and taken, moderators made, occupants sent out (XEP-0045 §8.2–8.4, §9.6, §9.7). */
final class RoleChange {

    private RoleChange() {}

    static Optional<StanzaError> refusal(RoomState state, Jid by, AdminItem item) {
        var actor = state.occupants().of(by);
        var occupant = item.nick().flatMap(state.occupants()::find);
        if (actor.filter(each -> each.role() == Role.MODERATOR).isEmpty()) {
            return error(Condition.FORBIDDEN, "Only moderators inside the room change roles.");
        }
        if (occupant.isEmpty()) {
            return error(Condition.ITEM_NOT_FOUND, "Nobody inside has this nickname.");
        }
        var role = item.role().orElseThrow();
        var actorIs = state.affiliationOf(by);
        var occupantIs = state.affiliationOf(occupant.get().person());
        var touchesModerator = role == Role.MODERATOR || occupant.get().role() == Role.MODERATOR;
        if (touchesModerator && !actorIs.isAtLeast(Affiliation.ADMIN)) {
            return error(Condition.NOT_ALLOWED, "Only admins and owners make and unmake moderators.");
        }
        if (!occupantIs.isAtLeast(Affiliation.ADMIN)) {
            return Optional.empty();
        }
        // An admin is a moderator while inside, and only who stands above sends one out (XEP-0045 §8.2, §9.7).
        var isHigher =
                actorIs.compareTo(occupantIs) < 0 || occupant.get().person().equals(by.bare());
        var isAllowed = role == Role.MODERATOR || (role == Role.NONE && isHigher);
        return isAllowed
                ? Optional.empty()
                : error(Condition.NOT_ALLOWED, "Admins and owners are moderators, and sent out by who stands above.");
    }

    private static Optional<StanzaError> error(Condition condition, String text) {
        return Optional.of(StanzaError.of(condition, text));
    }

    static RoomOutcome apply(RoomState state, Jid by, AdminItem item, RoomFacts facts) {
        var occupant = item.nick().flatMap(state.occupants()::find).orElseThrow();
        var news = News.by(state.occupants().of(by).map(Occupant::nick), item.reason());
        var role = item.role().orElseThrow();
        return role == Role.NONE
                ? Leaving.remove(state, occupant, state.affiliationOf(occupant.person()), news, facts, Status.KICKED)
                : become(state, occupant, role, by, news, facts);
    }

    /** The occupant has this role from now on, and everybody knows; also where it was so before. */
    static RoomOutcome become(RoomState state, Occupant before, Role role, Jid by, News news, RoomFacts facts) {
        var now = before.with(role);
        var after = state.with(state.occupants().with(now));
        var presence = OccupantPresence.of(after, now).with(news);
        var ids = facts.occupantIds();
        var acts = new ArrayList<RoomAct>();
        acts.add(new RoomAct.PutOnRecord(
                facts.entryIds().get(),
                RoomAct.Kind.CHANGED,
                by,
                presence.written(new FactsOfReader(true, false), ids)));
        acts.addAll(Audience.all(presence, ids));
        acts.addAll(hidden(state, after, before, now, ids));
        if (before.role() != role) {
            acts.addAll(seen(state, after, before, now, ids));
        }
        return RoomOutcome.nothing(after).and(List.copyOf(acts));
    }

    /** Who saw the occupant and does not any more. */
    private static List<RoomAct> hidden(
            RoomState state, RoomState after, Occupant before, Occupant now, OccupantIds ids) {
        var gone = OccupantPresence.of(after, now).as(Presence.Type.UNAVAILABLE);
        return Audience.spread(
                gone,
                ids,
                reader -> !reader.nick().equals(now.nick())
                        && Audience.sees(state, reader, before)
                        && !Audience.sees(after, reader, now));
    }

    /** Whom the occupant sees by now and did not before, or the other way round. */
    private static List<RoomAct> seen(
            RoomState state, RoomState after, Occupant before, Occupant now, OccupantIds ids) {
        var facts = new FactsOfReader(Audience.seesAddresses(after, now), false);
        var acts = new ArrayList<RoomAct>();
        for (var other : after.occupants().all()) {
            var did = Audience.sees(state, before, other);
            var does = Audience.sees(after, now, other);
            if (did != does) {
                var type = does ? Presence.Type.AVAILABLE : Presence.Type.UNAVAILABLE;
                acts.add(new RoomAct.Spread(
                        OccupantPresence.of(after, other).as(type).written(facts, ids), now.sessions()));
            }
        }
        return acts;
    }
}
