package io.outcry.core.stanza;

/** Turns stanzas into their own XML and back, for whoever keeps or carries them as text. */
public interface StanzaText {

    /** The stanza in the content namespace jabber:client, with all its attributes. */
    String write(Stanza stanza);

    /** Reads what {@link #write} wrote; anything else is an {@link IllegalArgumentException}. */
    Stanza read(String text);

    /** A payload alone: it stands in an otherwise empty presence, so that there is one form to be read forever. */
    default String writePayload(Payload payload) {
        return write(new Presence(Header.EMPTY, Presence.Type.AVAILABLE, payload));
    }

    /** Reads what {@link #writePayload} wrote; anything else is an {@link IllegalArgumentException}. */
    default Payload readPayload(String text) {
        return read(text).payload();
    }

    /** An element alone, as a payload of one. */
    default String writeElement(Element element) {
        return writePayload(Payload.of(element));
    }

    /** Reads what {@link #writeElement} wrote; anything else is an {@link IllegalArgumentException}. */
    default Element readElement(String text) {
        var elements = readPayload(text).elements();
        if (elements.size() != 1) {
            throw new IllegalArgumentException("not exactly one element");
        }
        return elements.getFirst();
    }
}
