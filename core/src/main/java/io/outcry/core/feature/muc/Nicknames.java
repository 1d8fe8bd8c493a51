package io.outcry.core.feature.muc;

import io.outcry.core.address.Jid;
import io.outcry.core.feature.muc.OccupantPresence.News;
import io.outcry.core.room.Occupant;
import io.outcry.core.room.RoomAct;
import io.outcry.core.room.RoomOutcome;
import io.outcry.core.room.RoomState;
import io.outcry.core.room.Seat;
import io.outcry.core.stanza.Presence;
import io.outcry.core.stanza.StanzaError;
import io.outcry.core.stanza.StanzaError.Condition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Another nickname (XEP-0045 §7.6), and news of an occupant's availability (§7.7). */
final class Nicknames {

    private Nicknames() {}

    /** Whether this nickname is another person's: by being inside under it, or by having registered it (§7.10). */
    static boolean isTaken(RoomState state, Jid session, String nick) {
        var isHeld = state.belongings()
                .holderOf(nick)
                .filter(holder -> !holder.equals(session.bare()))
                .isPresent();
        var isUsed = state.occupants()
                .find(nick)
                .filter(occupant -> !occupant.person().equals(session.bare()))
                .isPresent();
        return isHeld || isUsed;
    }

    /** Why nobody can have this nickname. */
    static Optional<StanzaError> unusable(String nick, RoomFacts facts) {
        return nick.isBlank() || nick.length() > facts.limits().maxNickChars()
                ? Optional.of(StanzaError.of(
                        Condition.NOT_ACCEPTABLE,
                        "A nickname has at most " + facts.limits().maxNickChars()
                                + " characters, and not only spaces."))
                : Optional.empty();
    }

    /** The occupant says something new of its availability. */
    static RoomOutcome announce(RoomState state, Occupant occupant, Presence presence, RoomFacts facts) {
        var seat = new Seat(presence.from().orElseThrow(), Entering.shown(presence));
        var changed = occupant.with(seat);
        var after = state.with(state.occupants().with(changed));
        return RoomOutcome.nothing(after).and(Audience.all(OccupantPresence.of(after, changed), facts.occupantIds()));
    }

    /** All sessions under the nickname go over to the new one, for it stands for the person. */
    static RoomOutcome change(RoomState state, Occupant occupant, Presence presence, RoomFacts facts) {
        var session = presence.from().orElseThrow();
        var nick = presence.to().orElseThrow().resource();
        return refusal(state, session, nick, facts)
                .map(error -> RoomOutcome.refuse(state, presence, error))
                .orElseGet(() -> changed(state, occupant, presence, facts));
    }

    private static Optional<StanzaError> refusal(RoomState state, Jid session, String nick, RoomFacts facts) {
        var isTaken =
                isTaken(state, session, nick) || state.occupants().find(nick).isPresent();
        return unusable(nick, facts)
                .or(() -> isTaken
                        ? Optional.of(StanzaError.of(Condition.CONFLICT, "Somebody has this nickname."))
                        : Optional.empty());
    }

    private static RoomOutcome changed(RoomState state, Occupant before, Presence presence, RoomFacts facts) {
        var nick = presence.to().orElseThrow().resource();
        var seat = new Seat(presence.from().orElseThrow(), Entering.shown(presence));
        var now = before.with(seat).named(nick);
        var after = state.with(state.occupants().without(before.nick()).with(now));
        var farewell = OccupantPresence.of(after, before)
                .as(Presence.Type.UNAVAILABLE)
                .with(Status.NICK_CHANGED)
                .with(new News(Optional.of(nick), Optional.empty(), "", Optional.empty()));
        var ids = facts.occupantIds();
        var acts = new ArrayList<RoomAct>();
        acts.add(new RoomAct.PutOnRecord(
                facts.entryIds().get(),
                RoomAct.Kind.CHANGED,
                seat.session(),
                farewell.written(new OccupantPresence.FactsOfReader(true, false), ids)));
        acts.addAll(Audience.spread(
                farewell, ids, reader -> !reader.nick().equals(nick) && Audience.sees(after, reader, now)));
        acts.add(Audience.toSelf(farewell, ids, now.sessions()));
        acts.addAll(Audience.all(OccupantPresence.of(after, now), ids));
        return RoomOutcome.nothing(after).and(List.copyOf(acts));
    }
}
