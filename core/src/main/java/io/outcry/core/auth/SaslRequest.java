package io.outcry.core.auth;

import io.outcry.core.auth.SaslFailure.Condition;
import io.outcry.core.stanza.Element;
import io.outcry.core.stanza.Namespaces;
import java.util.Optional;

/** What a client says in an exchange (RFC 6120 §6.4), read from its element. */
public sealed interface SaslRequest {

    /** {@code <auth/>}. */
    record Begin(String mechanism, Optional<Octets> initialResponse) implements SaslRequest {}

    /** {@code <response/>}. */
    record Respond(Octets content) implements SaslRequest {}

    /** {@code <abort/>}. */
    record Abort() implements SaslRequest {}

    /** Something else or not well encoded. */
    record Unreadable(SaslFailure failure) implements SaslRequest {}

    /** Any element of the SASL namespace can be read. */
    static SaslRequest read(Element element) {
        var content = element.text();
        if (!element.children().isEmpty()) {
            return new Unreadable(SaslFailure.of(Condition.MALFORMED_REQUEST));
        }
        if (element.is("abort", Namespaces.SASL)) {
            return new Abort();
        }
        var decoded = decode(content);
        if (decoded.isEmpty()) {
            return new Unreadable(SaslFailure.of(Condition.INCORRECT_ENCODING));
        }
        if (element.is("auth", Namespaces.SASL)) {
            return element.attribute("mechanism")
                    .<SaslRequest>map(mechanism -> new Begin(mechanism, content.isEmpty() ? Optional.empty() : decoded))
                    .orElseGet(() -> new Unreadable(SaslFailure.of(Condition.INVALID_MECHANISM)));
        }
        return element.is("response", Namespaces.SASL)
                ? new Respond(decoded.get())
                : new Unreadable(SaslFailure.of(Condition.MALFORMED_REQUEST));
    }

    /** A single {@code =} stands for content of no bytes (RFC 6120 §6.4.2). */
    private static Optional<Octets> decode(String content) {
        return content.equals("=") ? StrictText.base64("") : StrictText.base64(content);
    }
}
