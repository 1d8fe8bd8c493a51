package io.outcry.core.stanza;

import io.outcry.core.address.Jid;
import java.util.Locale;
import java.util.Optional;

/** A message (RFC 6121 §5). */
public record Message(Header header, Type type, Payload payload) implements Stanza {

    /** RFC 6121 §5.2.2. An unknown or missing type counts as normal. */
    public enum Type {
        NORMAL,
        CHAT,
        GROUPCHAT,
        HEADLINE,
        ERROR;

        private final String wireName = name().toLowerCase(Locale.ROOT);

        public String wireName() {
            return wireName;
        }

        public static Type ofWire(String name) {
            return switch (name) {
                case "chat" -> CHAT;
                case "groupchat" -> GROUPCHAT;
                case "headline" -> HEADLINE;
                case "error" -> ERROR;
                default -> NORMAL;
            };
        }
    }

    public static Message of(Type type, Jid from, Jid to, Element... payload) {
        return new Message(new Header(Optional.of(to), Optional.of(from), "", ""), type, Payload.of(payload));
    }

    @Override
    public boolean isError() {
        return type == Type.ERROR;
    }

    @Override
    public Message with(Header changed) {
        return new Message(changed, type, payload);
    }

    @Override
    public Message with(Payload changed) {
        return new Message(header, type, changed);
    }

    @Override
    public Message bounce(StanzaError error) {
        return new Message(header.reply(), Type.ERROR, Payload.of(error.element()));
    }
}
