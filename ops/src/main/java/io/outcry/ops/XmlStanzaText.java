package io.outcry.ops;

import io.outcry.core.stanza.Stanza;
import io.outcry.core.stanza.StanzaText;

/** Stores keep stanzas as the XML that codecs write. */
final class XmlStanzaText implements StanzaText {

    @Override
    public String write(Stanza stanza) {
        return io.outcry.codecs.xmpp.StanzaText.writeString(stanza);
    }

    @Override
    public Stanza read(String text) {
        return io.outcry.codecs.xmpp.StanzaText.read(text);
    }
}
