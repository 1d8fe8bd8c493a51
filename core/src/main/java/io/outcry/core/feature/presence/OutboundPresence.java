package io.outcry.core.feature.presence;

import io.outcry.core.contact.Act;
import io.outcry.core.contact.ContactLimits;
import io.outcry.core.contact.Outcome;
import io.outcry.core.contact.UserState;
import io.outcry.core.routing.Session;
import io.outcry.core.stanza.Presence;
import io.outcry.core.stanza.StanzaError;
import io.outcry.core.stanza.StanzaError.Condition;
import java.time.Instant;

/** Every presence stanza that one of the account's own clients sends (RFC 6121 §§3, 4). */
public final class OutboundPresence {

    private OutboundPresence() {}

    /**
     * Carries out what the client wants, with or without an address.
     *
     * @param resource the client's, which it has bound
     */
    public static Outcome handle(UserState state, String resource, Presence sent, Instant now, ContactLimits limits) {
        var presence = sent.with(sent.header().withFrom(state.account().withResource(resource)));
        var session = state.sessions().find(resource).orElseGet(() -> Session.connected(resource));
        return presence.to().isPresent()
                ? addressed(state, session, presence, now, limits)
                : broadcast(state, session, presence, now);
    }

    /**
     * Presence for one address, which its session delivers itself beside telling the account: on the way of messages, so
     * that it keeps its place among them.
     */
    public static boolean isDirect(Presence presence) {
        return presence.to().isPresent()
                && switch (presence.type()) {
                    case AVAILABLE -> Priority.of(presence).isPresent();
                    case UNAVAILABLE -> true;
                    case SUBSCRIBE, SUBSCRIBED, UNSUBSCRIBE, UNSUBSCRIBED, PROBE, ERROR -> false;
                };
    }

    /** The client is gone without a word; it counts as one that said it goes (RFC 6121 §4.5.2). */
    public static Outcome sessionEnded(UserState state, String resource, Instant now) {
        return state.sessions()
                .find(resource)
                .map(session -> Availability.end(state, session, now))
                .orElseGet(() -> Outcome.nothing(state));
    }

    /** Asks the contacts how they are, once more: what they said may have been lost. The answers are for all sessions. */
    public static Outcome askAgain(UserState state) {
        return state.sessions().available().isEmpty()
                ? Outcome.nothing(state)
                : new Outcome(state, Availability.probes(state, state.account()));
    }

    private static Outcome broadcast(UserState state, Session session, Presence presence, Instant now) {
        return switch (presence.type()) {
            case AVAILABLE -> {
                var priority = Priority.of(presence);
                yield priority.isPresent()
                        ? Availability.available(state, session, presence, priority.getAsInt())
                        : badPriority(state, session, presence);
            }
            case UNAVAILABLE -> Availability.unavailable(state, session, presence, now);
            case SUBSCRIBE, SUBSCRIBED, UNSUBSCRIBE, UNSUBSCRIBED, PROBE ->
                Outcome.refuse(
                        state,
                        session.resource(),
                        presence,
                        StanzaError.of(Condition.BAD_REQUEST, "this presence needs an address"));
            case ERROR -> Outcome.nothing(state);
        };
    }

    private static Outcome addressed(
            UserState state, Session session, Presence presence, Instant now, ContactLimits limits) {
        return switch (presence.type()) {
            case SUBSCRIBE, SUBSCRIBED, UNSUBSCRIBE, UNSUBSCRIBED ->
                OutboundSubscription.handle(state, session.resource(), presence, now, limits);
            case AVAILABLE -> directed(state, session, presence, limits);
            case UNAVAILABLE ->
                Outcome.nothing(state.with(session.notDirectedTo(presence.to().orElseThrow())));
            case PROBE, ERROR -> Outcome.of(state, new Act.Send(presence));
        };
    }

    /** RFC 6121 §4.6: who is no subscriber has to be remembered, to be told when the session goes. */
    private static Outcome directed(UserState state, Session session, Presence presence, ContactLimits limits) {
        if (Priority.of(presence).isEmpty()) {
            return badPriority(state, session, presence);
        }
        var to = presence.to().orElseThrow();
        var hearsAnyway = state.contacts().get(to).subscription().isFrom();
        if (hearsAnyway || session.directed().contains(to)) {
            return Outcome.nothing(state);
        }
        if (session.directed().size() >= limits.maxDirected()) {
            var text = "a session sends its presence directly to at most %d addresses".formatted(limits.maxDirected());
            var error = presence.bounce(StanzaError.of(Condition.RESOURCE_CONSTRAINT, text));
            var gone = Presence.of(Presence.Type.UNAVAILABLE, presence.from().orElseThrow(), to);
            // It is on its way already: nobody may keep a presence that nobody would take back.
            return Outcome.of(state, new Act.Give(session.resource(), error), new Act.Send(gone));
        }
        return Outcome.nothing(state.with(session.directedTo(to)));
    }

    private static Outcome badPriority(UserState state, Session session, Presence presence) {
        return Outcome.refuse(
                state,
                session.resource(),
                presence,
                StanzaError.of(Condition.BAD_REQUEST, "a priority is a number from -128 to 127"));
    }
}
