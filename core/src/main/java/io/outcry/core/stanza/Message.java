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

    /** As it stands inside another stanza, in the namespace that clients speak. */
    public Element element() {
        return Element.named("message", Namespaces.CLIENT)
                .attribute("from", header.from().map(Jid::toString))
                .attribute("to", header.to().map(Jid::toString))
                .attribute("type", Optional.of(type.wireName()).filter(_ -> type != Type.NORMAL))
                .attribute("id", Optional.of(header.id()).filter(id -> !id.isEmpty()))
                .attribute(Element.LANG, Optional.of(header.lang()).filter(lang -> !lang.isEmpty()))
                .children(payload.elements())
                .build();
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
