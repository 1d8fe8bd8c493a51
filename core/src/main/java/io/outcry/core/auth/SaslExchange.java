package io.outcry.core.auth;

import io.outcry.core.auth.SaslFailure.Condition;
import java.util.Optional;

/** Begins exchanges (RFC 6120 §6.4) and reads what the client says in them. */
public final class SaslExchange {

    private SaslExchange() {}

    /**
     * Answers a SASL element of the client: {@code <auth/>}, {@code <response/>} or {@code <abort/>}.
     *
     * @param open the exchange that waits for a response, where there is one; it is over with this call
     */
    public static SaslStep receive(SaslRequest request, Optional<AwaitingResponse> open, SaslContext context) {
        return switch (request) {
            case SaslRequest.Begin begin ->
                open.isPresent()
                        ? SaslStep.fail(Condition.MALFORMED_REQUEST, "Another exchange was not finished.")
                        : start(begin.mechanism(), begin.initialResponse(), context);
            case SaslRequest.Respond respond ->
                open.map(exchange -> exchange.respond(respond.content()))
                        .orElseGet(() -> SaslStep.fail(Condition.MALFORMED_REQUEST, "No exchange was begun."));
            case SaslRequest.Abort _ -> SaslStep.fail(Condition.ABORTED);
            case SaslRequest.Unreadable unreadable -> new SaslStep.Failure(unreadable.failure());
        };
    }

    /**
     * Begins an exchange.
     *
     * @param initialResponse empty where the client sent none; a client that sent an empty one sent {@code =}
     */
    public static SaslStep start(String mechanism, Optional<Octets> initialResponse, SaslContext context) {
        if (!context.isSecured()) {
            return SaslStep.fail(Condition.ENCRYPTION_REQUIRED);
        }
        var known = SaslMechanism.ofWire(mechanism);
        if (known.isEmpty() || !context.offer().mechanisms().contains(known.get())) {
            return SaslStep.fail(refusal(known));
        }
        var exchange = new InitialResponse(known.get(), context);
        // All mechanisms here are client-first: one that waits for the server gets an empty challenge (RFC 4422 §5).
        return initialResponse
                .map(exchange::respond)
                .orElseGet(() -> new SaslStep.Challenge(StrictText.bytes(""), exchange));
    }

    /** PLAIN is the one known mechanism that is switched off because it is weak (RFC 6120 §6.5.9). */
    private static Condition refusal(Optional<SaslMechanism> mechanism) {
        return mechanism.filter(SaslMechanism.PLAIN::equals).isPresent()
                ? Condition.MECHANISM_TOO_WEAK
                : Condition.INVALID_MECHANISM;
    }
}
