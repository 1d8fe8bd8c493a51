package io.outcry.codecs.xmpp;

import io.outcry.core.stanza.Element;
import io.outcry.core.stanza.Namespaces;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Takes XML apart into elements. */
final class TreeReader {

    private TreeReader() {}

    /** The top-level elements of bytes that were verified before. */
    static List<Element> readVerified(byte[] bytes) {
        try {
            var reader = Xml.reader(bytes, 0, bytes.length);
            try {
                var elements = new ArrayList<Element>();
                while (reader.hasNext()) {
                    if (reader.next() == XMLStreamConstants.START_ELEMENT) {
                        elements.add(read(
                                reader, Namespaces.CLIENT, Namespaces.CLIENT, new NamespaceBudget(Integer.MAX_VALUE)));
                    }
                }
                return List.copyOf(elements);
            } finally {
                reader.close();
            }
        } catch (XMLStreamException | StreamException impossible) {
            throw new IllegalStateException("verified bytes did not parse a second time", impossible);
        }
    }

    /**
     * The element whose start tag was just read, up to its end tag.
     *
     * @param undeclared the namespace of elements that are in none
     * @param content the stream's content namespace, which becomes jabber:client
     */
    static Element read(XMLStreamReader reader, String undeclared, String content, NamespaceBudget budget)
            throws XMLStreamException, StreamException {
        var open = new ArrayDeque<Element.Builder>();
        var text = new StringBuilder();
        open.push(start(reader, undeclared, content, budget));
        while (true) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    flush(text, open.element());
                    open.push(start(reader, undeclared, content, budget));
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    flush(text, open.element());
                    budget.closed();
                    var element = open.pop().build();
                    if (open.isEmpty()) {
                        return element;
                    }
                    open.element().child(element);
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                    text.append(reader.getTextCharacters(), reader.getTextStart(), reader.getTextLength());
                default -> throw new XMLStreamException("only elements and text are allowed");
            }
        }
    }

    private static void flush(StringBuilder text, Element.Builder element) {
        if (!text.isEmpty()) {
            element.text(text.toString());
            text.setLength(0);
        }
    }

    private static Element.Builder start(
            XMLStreamReader reader, String undeclared, String content, NamespaceBudget budget) throws StreamException {
        var own = namespace(reader, undeclared);
        var kept = own.equals(content) ? Namespaces.CLIENT : own;
        budget.opened(reader, kept);
        var element = Element.named(reader.getLocalName(), kept);
        for (var i = 0; i < reader.getAttributeCount(); i++) {
            var namespace = reader.getAttributeNamespace(i);
            var local = reader.getAttributeLocalName(i);
            element.attribute(
                    namespace == null || namespace.isEmpty() ? local : "{" + namespace + "}" + local,
                    reader.getAttributeValue(i));
        }
        return element;
    }

    static String namespace(XMLStreamReader reader, String undeclared) {
        var namespace = reader.getNamespaceURI();
        return namespace == null || namespace.isEmpty() ? undeclared : namespace;
    }
}
