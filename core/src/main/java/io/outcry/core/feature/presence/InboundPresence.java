package io.outcry.core.feature.presence;

import io.outcry.core.address.Jid;
import io.outcry.core.contact.Act;
import io.outcry.core.contact.ContactLimits;
import io.outcry.core.contact.Outcome;
import io.outcry.core.contact.UserState;
import io.outcry.core.routing.LocalDelivery;
import io.outcry.core.routing.LocalVerdict;
import io.outcry.core.routing.Sessions;
import io.outcry.core.stanza.Presence;
import java.time.Instant;
import java.util.List;

/** Every presence stanza that reaches the account (RFC 6121 §§3, 4, 8.5). */
public final class InboundPresence {

    private InboundPresence() {}

    /**
     * Answers it, gives it to sessions, or both.
     *
     * @param presence with both addresses
     */
    public static Outcome handle(UserState state, Presence presence, Instant now, ContactLimits limits) {
        return switch (presence.type()) {
            case SUBSCRIBE, SUBSCRIBED, UNSUBSCRIBE, UNSUBSCRIBED ->
                isForAccount(state, presence)
                        ? InboundSubscription.handle(state, presence, now, limits)
                        : Outcome.nothing(state);
            case PROBE -> ProbeAnswer.to(state, presence);
            case AVAILABLE -> new Outcome(state, given(state, presence));
            case UNAVAILABLE, ERROR ->
                new Outcome(
                        state.with(withoutDirected(
                                state.sessions(), presence.from().orElseThrow())),
                        given(state, presence));
        };
    }

    private static boolean isForAccount(UserState state, Presence presence) {
        return LocalDelivery.decide(presence, state.sessions()) instanceof LocalVerdict.ForAccount;
    }

    private static List<Act> given(UserState state, Presence presence) {
        return switch (LocalDelivery.decide(presence, state.sessions())) {
            case LocalVerdict.ToSessions sessions ->
                sessions.resources().stream()
                        .<Act>map(resource -> new Act.Give(resource, presence))
                        .toList();
            case LocalVerdict.Keep _, LocalVerdict.ForAccount _, LocalVerdict.Drop _, LocalVerdict.Bounce _ ->
                List.of();
        };
    }

    /** Who left or is not there needs no farewell (RFC 6121 §4.6.3). */
    private static Sessions withoutDirected(Sessions sessions, Jid somebody) {
        var remaining = sessions;
        for (var session : sessions.all()) {
            if (session.directed().contains(somebody)) {
                remaining = remaining.with(session.notDirectedTo(somebody));
            }
        }
        return remaining;
    }
}
