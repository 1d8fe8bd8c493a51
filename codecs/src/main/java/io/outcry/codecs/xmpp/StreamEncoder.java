package io.outcry.codecs.xmpp;

import io.outcry.codecs.bytes.OutputBuffer;
import io.outcry.core.stanza.Element;
import io.outcry.core.stanza.Namespaces;
import io.outcry.core.stanza.Stanza;
import io.outcry.core.stream.StreamHeader;

/** Writes our side of a stream. */
final class StreamEncoder {

    private boolean isOpen;

    /** RFC 6120 §4.7. */
    void open(OutputBuffer out, StreamHeader header) {
        isOpen = true;
        out.addAscii("<?xml version='1.0'?><stream:stream");
        ElementWriter.attribute(out, "xmlns", header.namespace());
        ElementWriter.attribute(out, "xmlns:stream", Namespaces.STREAMS);
        attribute(out, "from", header.from());
        attribute(out, "to", header.to());
        attribute(out, "id", header.id());
        attribute(out, "version", header.version());
        attribute(out, "xml:lang", header.lang());
        out.add((byte) '>');
    }

    void stanza(OutputBuffer out, Stanza stanza) {
        StanzaWriter.write(out, stanza);
    }

    void nonza(OutputBuffer out, Element element) {
        ElementWriter.writeTopLevel(out, element, Namespaces.CLIENT);
    }

    /** RFC 6120 §4.6.1. */
    void keepAlive(OutputBuffer out) {
        out.add((byte) ' ');
    }

    /** Writes the closing tag if there is anything to close. */
    void close(OutputBuffer out) {
        if (isOpen) {
            isOpen = false;
            out.addAscii("</stream:stream>");
        }
    }

    private static void attribute(OutputBuffer out, String name, String value) {
        if (!value.isEmpty()) {
            ElementWriter.attribute(out, name, value);
        }
    }
}
