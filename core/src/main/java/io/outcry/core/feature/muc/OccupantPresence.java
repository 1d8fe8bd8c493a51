package io.outcry.core.feature.muc;

import io.outcry.core.address.Jid;
import io.outcry.core.room.Affiliation;
import io.outcry.core.room.Occupant;
import io.outcry.core.room.Role;
import io.outcry.core.room.RoomState;
import io.outcry.core.stanza.Element;
import io.outcry.core.stanza.Header;
import io.outcry.core.stanza.Payload;
import io.outcry.core.stanza.Presence;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Presence of an occupant as somebody inside sees it (XEP-0045 §7.2), to nobody.
 *
 * @param about whose presence it is; its role and nickname as they are by now
 * @param affiliation of that occupant by now
 * @param type {@code UNAVAILABLE} where it left
 * @param statuses what happened
 * @param news what else the item says: a new nickname, who did it, why
 */
record OccupantPresence(
        RoomState state, Occupant about, Affiliation affiliation, Presence.Type type, Set<Status> statuses, News news) {

    /**
     * What an item says beside what somebody is.
     *
     * @param nick the new nickname
     * @param actor the nickname of who did it
     * @param destroyed the room's end, as who ended it describes that
     */
    record News(Optional<String> nick, Optional<String> actor, String reason, Optional<Element> destroyed) {

        static final News NONE = new News(Optional.empty(), Optional.empty(), "", Optional.empty());

        static News by(Optional<String> actor, String reason) {
            return new News(Optional.empty(), actor, reason, Optional.empty());
        }
    }

    static OccupantPresence of(RoomState state, Occupant about) {
        return new OccupantPresence(
                state,
                about,
                state.affiliationOf(about.person()),
                Presence.Type.AVAILABLE,
                EnumSet.noneOf(Status.class),
                News.NONE);
    }

    OccupantPresence as(Presence.Type other) {
        return new OccupantPresence(state, about, affiliation, other, statuses, news);
    }

    OccupantPresence with(Status... more) {
        var all = EnumSet.noneOf(Status.class);
        all.addAll(statuses);
        all.addAll(List.of(more));
        return new OccupantPresence(state, about, affiliation, type, all, news);
    }

    OccupantPresence with(News other) {
        return new OccupantPresence(state, about, affiliation, type, statuses, other);
    }

    OccupantPresence with(Affiliation other) {
        return new OccupantPresence(state, about, other, type, statuses, news);
    }

    Presence written(FactsOfReader reader, OccupantIds ids) {
        var payload = new ArrayList<Element>();
        if (type == Presence.Type.AVAILABLE) {
            payload.addAll(about.shown().presence().elements());
        }
        payload.add(user(reader));
        payload.add(Element.named("occupant-id", MucNames.OCCUPANT_ID)
                .attribute("id", ids.of(state.room(), about.person()))
                .build());
        var hats = state.hats().of(about.person());
        if (type == Presence.Type.AVAILABLE && !hats.isEmpty()) {
            payload.add(HatForms.shown(hats));
        }
        var header = new Header(Optional.empty(), Optional.of(state.address(about.nick())), "", "");
        return new Presence(header, type, Payload.of(payload));
    }

    /** Who reads it: what that reader may see, and whether it is about itself. */
    record FactsOfReader(boolean showsAddress, boolean isSelf) {}

    private Element user(FactsOfReader reader) {
        var user = Element.named("x", MucNames.USER).child(item(reader.showsAddress()));
        news.destroyed().ifPresent(user::child);
        statuses.forEach(status -> user.child(status.element()));
        if (reader.isSelf()) {
            user.child(Status.SELF.element());
        }
        return user.build();
    }

    private Element item(boolean showsAddress) {
        var role = type == Presence.Type.UNAVAILABLE && news.nick().isEmpty() ? Role.NONE : about.role();
        var item = Element.named("item", MucNames.USER)
                .attribute("affiliation", affiliation.wireName())
                .attribute("role", role.wireName())
                .attribute(
                        "jid",
                        Optional.of(about.shown().session())
                                .filter(_ -> showsAddress)
                                .map(Jid::toString))
                .attribute("nick", news.nick());
        news.actor()
                .ifPresent(nick -> item.child(Element.named("actor", MucNames.USER)
                        .attribute("nick", nick)
                        .build()));
        if (!news.reason().isEmpty()) {
            item.child("reason", news.reason());
        }
        return item.build();
    }
}
