package io.outcry.core.routing;

import io.outcry.core.stanza.Iq;
import io.outcry.core.stanza.Message;
import io.outcry.core.stanza.Presence;
import io.outcry.core.stanza.Stanza;
import io.outcry.core.stanza.StanzaError;
import io.outcry.core.stanza.StanzaError.Condition;
import java.util.List;
import java.util.Optional;

/**
 * Which of an account's sessions get a stanza that is for the account (RFC 6121 §8.5).
 *
 * <p>Where the RFC leaves a choice: a message to the account goes to every session with a priority of zero or more, so
 * that no device misses a part of a conversation and a negative priority is the one way to stay out; a message to a
 * session that is gone comes back, so that its sender knows.
 */
public final class LocalDelivery {

    private LocalDelivery() {}

    /** For an account that exists; the stanza has a {@code to}. */
    public static LocalVerdict decide(Stanza stanza, Sessions sessions) {
        var resource = stanza.to().orElseThrow().resource();
        return switch (stanza) {
            case Message message -> message(message, resource, sessions);
            case Presence presence -> presence(presence, resource, sessions);
            case Iq iq -> iq(iq, resource, sessions);
        };
    }

    /** For an address of ours that has no account (RFC 6121 §8.5.1). */
    public static LocalVerdict withoutAccount(Stanza stanza) {
        var isAnswered = switch (stanza) {
            case Message message -> message.type() != Message.Type.HEADLINE && !message.isError();
            case Presence _ -> false;
            case Iq iq -> iq.isRequest();
        };
        return isAnswered ? bounce() : new LocalVerdict.Drop("no such account");
    }

    private static LocalVerdict message(Message message, String resource, Sessions sessions) {
        if (resource.isEmpty()) {
            return messageToAccount(message, sessions);
        }
        return connected(resource, sessions).orElseGet(() -> switch (message.type()) {
            case CHAT -> messageToAccount(message, sessions);
            case NORMAL, GROUPCHAT -> bounce();
            case HEADLINE, ERROR -> new LocalVerdict.Drop("no such session");
        });
    }

    private static LocalVerdict messageToAccount(Message message, Sessions sessions) {
        return switch (message.type()) {
            case NORMAL, CHAT -> all(sessions.takingMessages()).orElseGet(LocalVerdict.Keep::new);
            case HEADLINE ->
                all(sessions.takingMessages()).orElseGet(() -> new LocalVerdict.Drop("nobody takes headlines"));
            case GROUPCHAT -> bounce();
            case ERROR -> new LocalVerdict.Drop("an error for no session");
        };
    }

    private static LocalVerdict presence(Presence presence, String resource, Sessions sessions) {
        return switch (presence.type()) {
            case SUBSCRIBE, PROBE -> new LocalVerdict.ForAccount();
            // Ours are addressed to accounts; one from elsewhere to a session that is gone is void (RFC 6121
            // §8.5.3.2.2).
            case SUBSCRIBED, UNSUBSCRIBE, UNSUBSCRIBED ->
                resource.isEmpty() || sessions.find(resource).isPresent()
                        ? new LocalVerdict.ForAccount()
                        : new LocalVerdict.Drop("no such session");
            case AVAILABLE, UNAVAILABLE, ERROR ->
                (resource.isEmpty() ? all(sessions.available()) : connected(resource, sessions))
                        .orElseGet(() -> new LocalVerdict.Drop("nobody is available"));
        };
    }

    private static LocalVerdict iq(Iq iq, String resource, Sessions sessions) {
        if (resource.isEmpty()) {
            return iq.isRequest() ? new LocalVerdict.ForAccount() : new LocalVerdict.Drop("nobody asked");
        }
        return connected(resource, sessions)
                .orElseGet(() -> iq.isRequest() ? bounce() : new LocalVerdict.Drop("no such session"));
    }

    /** Presence and priority do not count where the session itself is named (RFC 6121 §8.5.3.1). */
    private static Optional<LocalVerdict> connected(String resource, Sessions sessions) {
        return sessions.find(resource).map(session -> new LocalVerdict.ToSessions(List.of(session.resource())));
    }

    private static Optional<LocalVerdict> all(List<Session> receivers) {
        return receivers.isEmpty()
                ? Optional.empty()
                : Optional.of(new LocalVerdict.ToSessions(
                        receivers.stream().map(Session::resource).toList()));
    }

    /** Without a reason: who is no contact learns neither which accounts exist nor who is connected (RFC 6121 §8.5). */
    private static LocalVerdict bounce() {
        return new LocalVerdict.Bounce(StanzaError.of(Condition.SERVICE_UNAVAILABLE));
    }
}
