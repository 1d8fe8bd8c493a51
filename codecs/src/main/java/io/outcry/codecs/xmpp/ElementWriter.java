package io.outcry.codecs.xmpp;

import io.outcry.codecs.bytes.OutputBuffer;
import io.outcry.core.stanza.Element;
import io.outcry.core.stanza.Namespaces;
import io.outcry.core.stanza.Node;

/**
 * Writes elements in one canonical form: a namespace is declared only where it changes, never with a prefix, except
 * that an element of the stream itself carries the prefix which the stream's root declared.
 */
final class ElementWriter {

    private ElementWriter() {}

    /** @param inherited the default namespace at this place */
    static void write(OutputBuffer out, Element element, String inherited) {
        var name = element.name();
        out.add((byte) '<');
        XmlText.content(out, name.local());
        if (!name.namespace().equals(inherited)) {
            attribute(out, "xmlns", name.namespace());
        }
        attributes(out, element);
        if (element.nodes().isEmpty()) {
            out.addAscii("/>");
            return;
        }
        out.add((byte) '>');
        content(out, element, name.namespace());
        out.addAscii("</");
        XmlText.content(out, name.local());
        out.add((byte) '>');
    }

    /** Writes a top-level element of a stream whose default namespace is this one. */
    static void writeTopLevel(OutputBuffer out, Element element, String inherited) {
        if (!element.name().namespace().equals(Namespaces.STREAMS)) {
            write(out, element, inherited);
            return;
        }
        out.addAscii("<stream:");
        XmlText.content(out, element.name().local());
        attributes(out, element);
        if (element.nodes().isEmpty()) {
            out.addAscii("/>");
            return;
        }
        out.add((byte) '>');
        content(out, element, inherited);
        out.addAscii("</stream:");
        XmlText.content(out, element.name().local());
        out.add((byte) '>');
    }

    static void attribute(OutputBuffer out, String name, String value) {
        out.add((byte) ' ');
        XmlText.content(out, name);
        out.addAscii("='");
        XmlText.attribute(out, value);
        out.add((byte) '\'');
    }

    private static void content(OutputBuffer out, Element element, String inherited) {
        for (var node : element.nodes()) {
            switch (node) {
                case Element child -> write(out, child, inherited);
                case Node.Text text -> XmlText.content(out, text.characters());
            }
        }
    }

    private static void attributes(OutputBuffer out, Element element) {
        var prefixes = 0;
        for (var attribute : element.attributes().entrySet()) {
            var name = attribute.getKey();
            if (!name.startsWith("{")) {
                attribute(out, name, attribute.getValue());
                continue;
            }
            var end = name.indexOf('}');
            var namespace = name.substring(1, end);
            var local = name.substring(end + 1);
            if (namespace.equals(Namespaces.XML)) {
                attribute(out, "xml:" + local, attribute.getValue());
            } else {
                prefixes++;
                attribute(out, "xmlns:ns" + prefixes, namespace);
                attribute(out, "ns" + prefixes + ":" + local, attribute.getValue());
            }
        }
    }
}
