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
        var namespace = element.name().namespace();
        // Only the prefix xml may stand for its namespace, and needs no declaration (Namespaces in XML 1.0 §3).
        if (namespace.equals(Namespaces.XML)) {
            write(out, element, "xml:", false, inherited);
        } else {
            write(out, element, "", !namespace.equals(inherited), namespace);
        }
    }

    /** Writes a top-level element of a stream whose default namespace is this one. */
    static void writeTopLevel(OutputBuffer out, Element element, String inherited) {
        if (element.name().namespace().equals(Namespaces.STREAMS)) {
            write(out, element, "stream:", false, inherited);
        } else {
            write(out, element, inherited);
        }
    }

    /**
     * @param isDeclared the default namespace changes here
     * @param within the default namespace inside
     */
    private static void write(OutputBuffer out, Element element, String prefix, boolean isDeclared, String within) {
        out.add((byte) '<');
        name(out, element, prefix);
        if (isDeclared) {
            attribute(out, "xmlns", within);
        }
        attributes(out, element);
        if (element.nodes().isEmpty()) {
            out.addAscii("/>");
            return;
        }
        out.add((byte) '>');
        for (var node : element.nodes()) {
            switch (node) {
                case Element child -> write(out, child, within);
                case Node.Text text -> XmlText.content(out, text.characters());
            }
        }
        out.addAscii("</");
        name(out, element, prefix);
        out.add((byte) '>');
    }

    private static void name(OutputBuffer out, Element element, String prefix) {
        out.addAscii(prefix);
        XmlText.content(out, element.name().local());
    }

    static void attribute(OutputBuffer out, String name, String value) {
        out.add((byte) ' ');
        XmlText.content(out, name);
        out.addAscii("='");
        XmlText.attribute(out, value);
        out.add((byte) '\'');
    }

    private static void attributes(OutputBuffer out, Element element) {
        var prefixes = 0;
        for (var attribute : element.attributes().entrySet()) {
            var name = attribute.getKey();
            if (!name.startsWith("{")) {
                attribute(out, name, attribute.getValue());
                continue;
            }
            var end = name.lastIndexOf('}');
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
