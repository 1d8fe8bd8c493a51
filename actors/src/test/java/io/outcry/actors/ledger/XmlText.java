package io.outcry.actors.ledger;

import io.outcry.core.stanza.Stanza;
import io.outcry.core.stanza.StanzaText;

/** Stanzas as the node writes them. */
public final class XmlText implements StanzaText {

    @Override
    public String write(Stanza stanza) {
        return io.outcry.codecs.xmpp.StanzaText.writeString(stanza);
    }

    @Override
    public Stanza read(String text) {
        return io.outcry.codecs.xmpp.StanzaText.read(text);
    }
}
