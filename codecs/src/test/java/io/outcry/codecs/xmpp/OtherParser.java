package io.outcry.codecs.xmpp;

import io.outcry.core.stanza.Element;
import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads documents with the JDK's own parser, which shares no line with ours. */
final class OtherParser {

    private static final XMLInputFactory FACTORY = factory();

    private OtherParser() {}

    private static XMLInputFactory factory() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }

    /** The root with all that it holds. */
    static Element read(byte[] document) throws XMLStreamException {
        var reader = FACTORY.createXMLStreamReader(new ByteArrayInputStream(document), "UTF-8");
        var open = new ArrayDeque<Element.Builder>();
        Optional<Element> root = Optional.empty();
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> open.push(start(reader));
                case XMLStreamConstants.END_ELEMENT -> {
                    var element = open.pop().build();
                    if (open.isEmpty()) {
                        root = Optional.of(element);
                    } else {
                        open.element().child(element);
                    }
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                    open.element().text(reader.getText());
                case XMLStreamConstants.END_DOCUMENT -> {}
                default -> throw new XMLStreamException("a stream has no such part");
            }
        }
        return root.orElseThrow();
    }

    private static Element.Builder start(XMLStreamReader reader) {
        var name = reader.getName();
        var element = Element.named(name.getLocalPart(), name.getNamespaceURI());
        for (var i = 0; i < reader.getAttributeCount(); i++) {
            var attribute = reader.getAttributeName(i);
            element.attribute(
                    attribute.getNamespaceURI().isEmpty() ? attribute.getLocalPart() : attribute.toString(),
                    reader.getAttributeValue(i));
        }
        return element;
    }
}
