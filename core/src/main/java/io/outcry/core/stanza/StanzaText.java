package io.outcry.core.stanza;

/** Turns stanzas into their own XML and back, for whoever keeps or carries them as text. */
public interface StanzaText {

    /** The stanza in the content namespace jabber:client, with all its attributes. */
    String write(Stanza stanza);

    /** Reads what {@link #write} wrote; anything else is an {@link IllegalArgumentException}. */
    Stanza read(String text);
}
