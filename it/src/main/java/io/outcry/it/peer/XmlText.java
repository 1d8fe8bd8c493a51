package io.outcry.it.peer;

import io.outcry.core.stanza.Element;
import io.outcry.core.stanza.Name;
import java.io.IOException;
import java.io.StringReader;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Node;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** Reads XML with the JDK's own parser, not with the server's, so that one mistake does not excuse the other. */
public final class XmlText {

    private static final String XMLNS = "http://www.w3.org/2000/xmlns/";

    private XmlText() {}

    /** An element whose names need no declaration from outside but jabber:client and the stream prefix. */
    public static Element parse(String xml) {
        return parseInside(
                "<stream:stream xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams'>", xml);
    }

    /** An element inside a stream that this tag opened, with the namespaces that the tag declares. */
    static Element parseInside(String openingTag, String xml) {
        var name = openingTag.substring(1).split("[\\s/>]", 2)[0];
        var root = document(openingTag + xml + "</" + name + ">");
        var first = element(root).children();
        if (first.size() != 1) {
            throw new AssertionError("one element expected: " + xml);
        }
        return first.getFirst();
    }

    /** An opening tag alone. */
    static Element parseOpening(String openingTag) {
        return element(document(openingTag.replaceFirst("/?>$", "/>")));
    }

    private static org.w3c.dom.Element document(String xml) {
        try {
            var factory = DocumentBuilderFactory.newDefaultNSInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new Strict());
            return builder.parse(new InputSource(new StringReader(xml))).getDocumentElement();
        } catch (SAXException e) {
            throw new AssertionError("not well-formed (" + e.getMessage() + "): " + xml, e);
        } catch (ParserConfigurationException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Element element(org.w3c.dom.Element dom) {
        var builder = Element.named(dom.getLocalName(), namespaceOf(dom));
        var attributes = dom.getAttributes();
        for (var i = 0; i < attributes.getLength(); i++) {
            var attribute = attributes.item(i);
            if (!namespaceOf(attribute).equals(XMLNS)) {
                builder.attribute(nameOf(attribute), attribute.getNodeValue());
            }
        }
        var children = dom.getChildNodes();
        for (var i = 0; i < children.getLength(); i++) {
            switch (children.item(i)) {
                case org.w3c.dom.Element child -> builder.child(element(child));
                case org.w3c.dom.Text text -> builder.text(text.getData());
                case Node other ->
                    throw new AssertionError("a stream holds neither comments nor instructions, found " + other);
            }
        }
        return builder.build();
    }

    private static String nameOf(Node attribute) {
        var namespace = namespaceOf(attribute);
        return namespace.isEmpty() ? attribute.getLocalName() : "{" + namespace + "}" + attribute.getLocalName();
    }

    private static String namespaceOf(Node node) {
        return node.getNamespaceURI() == null ? "" : node.getNamespaceURI();
    }

    /** Such as {@code {jabber:client}message}. */
    static String nameOf(Name name) {
        return "{" + name.namespace() + "}" + name.local();
    }

    /** Stops at anything and prints nothing. */
    private static final class Strict implements ErrorHandler {

        @Override
        public void warning(SAXParseException e) throws SAXException {
            throw e;
        }

        @Override
        public void error(SAXParseException e) throws SAXException {
            throw e;
        }

        @Override
        public void fatalError(SAXParseException e) throws SAXException {
            throw e;
        }
    }
}
