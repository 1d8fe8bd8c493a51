package io.outcry.core.feature.presence;

import io.outcry.core.address.Jid;
import io.outcry.core.contact.Act;
import io.outcry.core.contact.Outcome;
import io.outcry.core.contact.UserState;
import io.outcry.core.routing.Sessions.Farewell;
import io.outcry.core.stanza.Delay;
import io.outcry.core.stanza.Header;
import io.outcry.core.stanza.Presence;
import io.outcry.core.stanza.Stanza;
import java.util.Optional;

/** Tells who may know it how the account's presence stands (RFC 6121 §4.3.2). */
final class ProbeAnswer {

    private ProbeAnswer() {}

    static Outcome to(UserState state, Presence probe) {
        var asker = probe.from().orElseThrow();
        var contact = state.contacts().get(asker);
        if (contact.subscription().isFrom() || asker.sameAccount(state.account())) {
            return permitted(state, probe.to().orElseThrow(), asker);
        }
        if (contact.hasRequest()) {
            // The refusal that follows below would deny a request that the owner has not seen yet.
            return Outcome.nothing(state);
        }
        return send(state, Presence.of(Presence.Type.UNSUBSCRIBED, state.account(), asker.bare()));
    }

    private static Outcome permitted(UserState state, Jid probed, Jid asker) {
        if (probed.isFull()) {
            return send(
                    state,
                    state.sessions()
                            .find(probed.resource())
                            .flatMap(session -> session.presence())
                            .map(presence -> Announcement.to(presence, asker))
                            .orElseGet(() -> Presence.of(Presence.Type.UNAVAILABLE, probed, asker)));
        }
        var available = Announcement.available(state, asker);
        return available.isEmpty() ? send(state, nobodyIsThere(state, asker)) : new Outcome(state, available);
    }

    private static Presence nobodyIsThere(UserState state, Jid asker) {
        return state.sessions()
                .farewell()
                .map(farewell -> lastWord(farewell, state.account(), asker))
                .orElseGet(() -> Presence.of(Presence.Type.UNAVAILABLE, state.account(), asker));
    }

    private static Presence lastWord(Farewell farewell, Jid account, Jid asker) {
        var said = farewell.presence();
        var header = new Header(Optional.of(asker), Optional.of(account), "", said.lang());
        return new Presence(header, said.type(), said.payload().with(Delay.element(account, farewell.at())));
    }

    private static Outcome send(UserState state, Stanza stanza) {
        return Outcome.of(state, new Act.Send(stanza));
    }
}
