package io.outcry.codecs.xmpp;

import io.outcry.core.address.Jid;
import io.outcry.core.address.JidFormatException;
import io.outcry.core.stanza.Header;
import io.outcry.core.stanza.Iq;
import io.outcry.core.stanza.Message;
import io.outcry.core.stanza.Payload;
import io.outcry.core.stanza.Presence;
import io.outcry.core.stanza.Stanza;
import io.outcry.core.stanza.StanzaError;
import io.outcry.core.stream.StreamError;
import io.outcry.core.stream.StreamEvent;
import java.util.Optional;

/** Makes stanzas from what a parser found, and refuses those that make no sense (RFC 6120 §8). */
final class StanzaReader {

    private StanzaReader() {}

    /** A stanza's start tag as it stands there; an empty text where an attribute is missing. */
    record Tag(String name, Optional<String> to, Optional<String> from, String id, String type, String lang) {

        boolean isStanza() {
            return name.equals("message") || name.equals("presence") || name.equals("iq");
        }
    }

    /** @param hasText whether characters stand between the stanza's children, where none may stand */
    static StreamEvent read(Tag tag, Payload payload, boolean hasText) throws StreamException {
        if (!tag.isStanza()) {
            throw StreamException.of(StreamError.Condition.UNSUPPORTED_STANZA_TYPE, "there is no such stanza");
        }
        Optional<Jid> to;
        Optional<Jid> from;
        try {
            to = parse(tag.to());
            from = parse(tag.from());
        } catch (JidFormatException wrong) {
            return refuse(tag, StanzaError.of(StanzaError.Condition.JID_MALFORMED, String.valueOf(wrong.getMessage())));
        }
        if (hasText) {
            return refuse(tag, badRequest("a stanza holds elements, not text"));
        }
        var header = new Header(to, from, tag.id(), tag.lang());
        return switch (tag.name()) {
            case "message" -> new StreamEvent.Received(new Message(header, Message.Type.ofWire(tag.type()), payload));
            case "presence" ->
                Presence.Type.ofWire(tag.type())
                        .<StreamEvent>map(type -> new StreamEvent.Received(new Presence(header, type, payload)))
                        .orElseGet(() -> refuse(tag, badRequest("presence has no such type")));
            default -> iq(tag, header, payload);
        };
    }

    /** RFC 6120 §8.2.3. */
    private static StreamEvent iq(Tag tag, Header header, Payload payload) {
        var type = Iq.Type.ofWire(tag.type());
        if (type.isEmpty()) {
            return refuse(tag, badRequest("an iq has the type get, set, result or error"));
        }
        if (tag.id().isEmpty()) {
            return refuse(tag, badRequest("an iq has an id"));
        }
        var children = payload.names().size();
        var fits = switch (type.get()) {
            case GET, SET -> children == 1;
            case RESULT -> children <= 1;
            case ERROR -> true;
        };
        return fits
                ? new StreamEvent.Received(new Iq(header, type.get(), payload))
                : refuse(tag, badRequest("an iq request has exactly one child"));
    }

    private static StanzaError badRequest(String text) {
        return StanzaError.of(StanzaError.Condition.BAD_REQUEST, text);
    }

    /** The error goes back, but never in answer to an error or a result (RFC 6120 §8.3.1). */
    private static StreamEvent.Refused refuse(Tag tag, StanzaError error) {
        var isAnswer = tag.type().equals("error")
                || (tag.name().equals("iq") && tag.type().equals("result"));
        if (isAnswer) {
            return new StreamEvent.Refused(Optional.empty());
        }
        var header = new Header(tag.from().flatMap(Jid::find), tag.to().flatMap(Jid::find), tag.id(), "");
        var payload = Payload.of(error.element());
        Stanza answer = switch (tag.name()) {
            case "message" -> new Message(header, Message.Type.ERROR, payload);
            case "presence" -> new Presence(header, Presence.Type.ERROR, payload);
            default -> new Iq(header, Iq.Type.ERROR, payload);
        };
        return new StreamEvent.Refused(Optional.of(answer));
    }

    private static Optional<Jid> parse(Optional<String> text) throws JidFormatException {
        return text.isEmpty() ? Optional.empty() : Optional.of(Jid.parse(text.get()));
    }
}
