package io.outcry.core.stanza;

import java.util.List;
import java.util.Locale;

/**
 * Why a stanza was refused (RFC 6120 §8.3).
 *
 * @param text for people, in English; empty where the condition says it all
 * @param details application-specific conditions
 */
public record StanzaError(Condition condition, Type type, String text, List<Element> details) {

    /** What the sender may do about it (RFC 6120 §8.3.2). */
    public enum Type {
        AUTH,
        CANCEL,
        CONTINUE,
        MODIFY,
        WAIT;

        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** RFC 6120 §8.3.3, each with the type that the section recommends. */
    public enum Condition {
        BAD_REQUEST(Type.MODIFY),
        CONFLICT(Type.CANCEL),
        FEATURE_NOT_IMPLEMENTED(Type.CANCEL),
        FORBIDDEN(Type.AUTH),
        GONE(Type.CANCEL),
        INTERNAL_SERVER_ERROR(Type.CANCEL),
        ITEM_NOT_FOUND(Type.CANCEL),
        JID_MALFORMED(Type.MODIFY),
        NOT_ACCEPTABLE(Type.MODIFY),
        NOT_ALLOWED(Type.CANCEL),
        NOT_AUTHORIZED(Type.AUTH),
        POLICY_VIOLATION(Type.MODIFY),
        RECIPIENT_UNAVAILABLE(Type.WAIT),
        REDIRECT(Type.MODIFY),
        REGISTRATION_REQUIRED(Type.AUTH),
        REMOTE_SERVER_NOT_FOUND(Type.CANCEL),
        REMOTE_SERVER_TIMEOUT(Type.WAIT),
        RESOURCE_CONSTRAINT(Type.WAIT),
        SERVICE_UNAVAILABLE(Type.CANCEL),
        SUBSCRIPTION_REQUIRED(Type.AUTH),
        UNDEFINED_CONDITION(Type.CANCEL),
        UNEXPECTED_REQUEST(Type.WAIT);

        private final Type usualType;
        private final String wireName = name().toLowerCase(Locale.ROOT).replace('_', '-');

        Condition(Type usualType) {
            this.usualType = usualType;
        }

        public String wireName() {
            return wireName;
        }
    }

    public StanzaError {
        details = List.copyOf(details);
    }

    public static StanzaError of(Condition condition) {
        return new StanzaError(condition, condition.usualType, "", List.of());
    }

    public static StanzaError of(Condition condition, String text) {
        return new StanzaError(condition, condition.usualType, text, List.of());
    }

    public StanzaError with(Type other) {
        return new StanzaError(condition, other, text, details);
    }

    public StanzaError with(Element detail) {
        return new StanzaError(condition, type, text, List.of(detail));
    }

    /** The {@code <error/>} element; it inherits the stanza's own namespace, written here as jabber:client. */
    public Element element() {
        var error = Element.named("error", Namespaces.CLIENT)
                .attribute("type", type.wireName())
                .child(Element.empty(condition.wireName(), Namespaces.STANZA_ERRORS));
        if (!text.isEmpty()) {
            error.child(Element.named("text", Namespaces.STANZA_ERRORS)
                    .attribute("{" + Namespaces.XML + "}lang", "en")
                    .text(text)
                    .build());
        }
        return error.children(details).build();
    }
}
