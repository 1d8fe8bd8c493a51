package io.outcry.core.stanza;

import io.outcry.core.address.Jid;
import java.util.Locale;
import java.util.Optional;

/** A request or its answer (RFC 6120 §8.2.3). */
public record Iq(Header header, Type type, Payload payload) implements Stanza {

    public enum Type {
        GET,
        SET,
        RESULT,
        ERROR;

        private final String wireName = name().toLowerCase(Locale.ROOT);

        public String wireName() {
            return wireName;
        }

        public static Optional<Type> ofWire(String name) {
            return switch (name) {
                case "get" -> Optional.of(GET);
                case "set" -> Optional.of(SET);
                case "result" -> Optional.of(RESULT);
                case "error" -> Optional.of(ERROR);
                default -> Optional.empty();
            };
        }
    }

    public static Iq of(Type type, Jid from, Jid to, String id, Element... payload) {
        return new Iq(new Header(Optional.of(to), Optional.of(from), id, ""), type, Payload.of(payload));
    }

    public boolean isRequest() {
        return type == Type.GET || type == Type.SET;
    }

    @Override
    public boolean isError() {
        return type == Type.ERROR;
    }

    @Override
    public Iq with(Header changed) {
        return new Iq(changed, type, payload);
    }

    @Override
    public Iq with(Payload changed) {
        return new Iq(header, type, changed);
    }

    public Iq result(Element... answer) {
        return result(Payload.of(answer));
    }

    /** With a payload as somebody gave it. */
    public Iq result(Payload answer) {
        return new Iq(header.reply(), Type.RESULT, answer);
    }

    @Override
    public Iq bounce(StanzaError error) {
        return new Iq(header.reply(), Type.ERROR, Payload.of(error.element()));
    }
}
