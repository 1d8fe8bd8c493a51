package io.outcry.codecs.xmpp;

import io.outcry.codecs.bytes.OutputBuffer;
import io.outcry.core.address.Jid;
import io.outcry.core.stanza.Iq;
import io.outcry.core.stanza.Message;
import io.outcry.core.stanza.Namespaces;
import io.outcry.core.stanza.Payload;
import io.outcry.core.stanza.Presence;
import io.outcry.core.stanza.Stanza;

/** Writes stanzas: the start tag anew, the payload as the verified bytes that came in. */
final class StanzaWriter {

    private StanzaWriter() {}

    /** Writes a stanza of a stream, whose root declares the content namespace. */
    static void write(OutputBuffer out, Stanza stanza) {
        write(out, stanza, false);
    }

    /** Writes a stanza that stands alone, with its own namespace declaration. */
    static void writeAlone(OutputBuffer out, Stanza stanza) {
        write(out, stanza, true);
    }

    private static void write(OutputBuffer out, Stanza stanza, boolean isAlone) {
        switch (stanza) {
            case Message message ->
                write(
                        out,
                        stanza,
                        "message",
                        message.type() == Message.Type.NORMAL
                                ? ""
                                : message.type().wireName(),
                        isAlone);
            case Presence presence ->
                write(
                        out,
                        stanza,
                        "presence",
                        presence.type() == Presence.Type.AVAILABLE
                                ? ""
                                : presence.type().wireName(),
                        isAlone);
            case Iq iq -> write(out, stanza, "iq", iq.type().wireName(), isAlone);
        }
    }

    private static void write(OutputBuffer out, Stanza stanza, String name, String type, boolean isAlone) {
        out.add((byte) '<');
        out.addAscii(name);
        if (isAlone) {
            out.addAscii(" xmlns='" + Namespaces.CLIENT + "'");
        }
        var header = stanza.header();
        header.from().ifPresent(from -> address(out, " from='", from));
        header.to().ifPresent(to -> address(out, " to='", to));
        attributeUnlessEmpty(out, "id", header.id());
        attributeUnlessEmpty(out, "type", type);
        attributeUnlessEmpty(out, "xml:lang", header.lang());
        var payload = stanza.payload();
        out.add((byte) '>');
        var start = out.size();
        payload(out, payload);
        if (out.size() == start) {
            out.replaceLast((byte) '/');
            out.add((byte) '>');
            return;
        }
        out.addAscii("</");
        out.addAscii(name);
        out.add((byte) '>');
    }

    static void payload(OutputBuffer out, Payload payload) {
        if (payload instanceof VerifiedPayload verified) {
            verified.copyTo(out);
            return;
        }
        for (var element : payload.elements()) {
            ElementWriter.write(out, element, Namespaces.CLIENT);
        }
    }

    private static void address(OutputBuffer out, String before, Jid jid) {
        out.addAscii(before);
        if (!jid.local().isEmpty()) {
            XmlText.attribute(out, jid.local());
            out.add((byte) '@');
        }
        XmlText.attribute(out, jid.domain());
        if (!jid.resource().isEmpty()) {
            out.add((byte) '/');
            XmlText.attribute(out, jid.resource());
        }
        out.add((byte) '\'');
    }

    private static void attributeUnlessEmpty(OutputBuffer out, String name, String value) {
        if (!value.isEmpty()) {
            ElementWriter.attribute(out, name, value);
        }
    }
}
