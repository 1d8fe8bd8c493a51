package io.outcry.core.auth;

import io.outcry.core.stanza.Element;
import io.outcry.core.stanza.Namespaces;
import java.util.Locale;

/**
 * Why an exchange failed (RFC 6120 §6.5).
 *
 * @param text for people, in English; never tells whether an account exists; empty where the condition says it all
 */
public record SaslFailure(Condition condition, String text) {

    /** RFC 6120 §6.5. */
    public enum Condition {
        ABORTED,
        ACCOUNT_DISABLED,
        CREDENTIALS_EXPIRED,
        ENCRYPTION_REQUIRED,
        INCORRECT_ENCODING,
        INVALID_AUTHZID,
        INVALID_MECHANISM,
        MALFORMED_REQUEST,
        MECHANISM_TOO_WEAK,
        NOT_AUTHORIZED,
        TEMPORARY_AUTH_FAILURE;

        public String wireName() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public static SaslFailure of(Condition condition) {
        return new SaslFailure(condition, "");
    }

    public static SaslFailure of(Condition condition, String text) {
        return new SaslFailure(condition, text);
    }

    /** The {@code <failure/>} element. */
    public Element element() {
        var failure =
                Element.named("failure", Namespaces.SASL).child(Element.empty(condition.wireName(), Namespaces.SASL));
        if (!text.isEmpty()) {
            failure.child(Element.named("text", Namespaces.SASL)
                    .attribute("{" + Namespaces.XML + "}lang", "en")
                    .text(text)
                    .build());
        }
        return failure.build();
    }
}
