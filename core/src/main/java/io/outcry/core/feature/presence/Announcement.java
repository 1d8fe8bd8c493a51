package io.outcry.core.feature.presence;

import io.outcry.core.address.Jid;
import io.outcry.core.contact.Act;
import io.outcry.core.contact.UserState;
import io.outcry.core.stanza.Presence;
import java.util.List;

/** What somebody outside is told of an account's sessions, one presence for each that is available. */
final class Announcement {

    private Announcement() {}

    static List<Act> available(UserState state, Jid to) {
        return state.sessions().available().stream()
                .flatMap(session -> session.presence().stream())
                .<Act>map(presence -> new Act.Send(to(presence, to)))
                .toList();
    }

    static List<Act> unavailable(UserState state, Jid to) {
        return state.sessions().available().stream()
                .<Act>map(session -> new Act.Send(
                        Presence.of(Presence.Type.UNAVAILABLE, state.account().withResource(session.resource()), to)))
                .toList();
    }

    static Presence to(Presence presence, Jid to) {
        return presence.with(presence.header().withTo(to));
    }
}
