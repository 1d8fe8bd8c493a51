package io.outcry.core.stanza;

import io.outcry.core.address.Jid;
import java.util.Locale;
import java.util.Optional;

/** Presence: availability and subscriptions (RFC 6121 §§3–4). */
public record Presence(Header header, Type type, Payload payload) implements Stanza {

    /** RFC 6121 §4.7.1; {@code AVAILABLE} is written without a type. */
    public enum Type {
        AVAILABLE,
        UNAVAILABLE,
        SUBSCRIBE,
        SUBSCRIBED,
        UNSUBSCRIBE,
        UNSUBSCRIBED,
        PROBE,
        ERROR;

        private final String wireName = name().toLowerCase(Locale.ROOT);

        public String wireName() {
            return wireName;
        }

        /** Empty for a type that no specification knows; the empty name is available presence. */
        public static Optional<Type> ofWire(String name) {
            return switch (name) {
                case "" -> Optional.of(AVAILABLE);
                case "unavailable" -> Optional.of(UNAVAILABLE);
                case "subscribe" -> Optional.of(SUBSCRIBE);
                case "subscribed" -> Optional.of(SUBSCRIBED);
                case "unsubscribe" -> Optional.of(UNSUBSCRIBE);
                case "unsubscribed" -> Optional.of(UNSUBSCRIBED);
                case "probe" -> Optional.of(PROBE);
                case "error" -> Optional.of(ERROR);
                default -> Optional.empty();
            };
        }

        public boolean isSubscription() {
            return this == SUBSCRIBE || this == SUBSCRIBED || this == UNSUBSCRIBE || this == UNSUBSCRIBED;
        }
    }

    public static Presence of(Type type, Jid from, Jid to) {
        return new Presence(new Header(Optional.of(to), Optional.of(from), "", ""), type, Payload.empty());
    }

    @Override
    public boolean isError() {
        return type == Type.ERROR;
    }

    @Override
    public Presence with(Header changed) {
        return new Presence(changed, type, payload);
    }

    @Override
    public Presence with(Payload changed) {
        return new Presence(header, type, changed);
    }

    @Override
    public Presence bounce(StanzaError error) {
        return new Presence(header.reply(), Type.ERROR, Payload.of(error.element()));
    }
}
