package io.outcry.core.stanza;

import java.io.IOException;
import java.io.StringReader;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Attr;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** Elements as they are written, for tests, by the JDK's own parser. */
public final class Xml {

    private Xml() {}

    /** A missing namespace is jabber:client. */
    public static Element of(String text) {
        try {
            var builder = DocumentBuilderFactory.newNSInstance().newDocumentBuilder();
            return element(
                    builder.parse(new InputSource(new StringReader(text))).getDocumentElement());
        } catch (SAXException | IOException | ParserConfigurationException wrong) {
            throw new IllegalArgumentException("not XML: " + text, wrong);
        }
    }

    private static Element element(org.w3c.dom.Node node) {
        var element = Element.named(
                node.getLocalName(), Optional.ofNullable(node.getNamespaceURI()).orElse(Namespaces.CLIENT));
        var attributes = node.getAttributes();
        for (var index = 0; index < attributes.getLength(); index++) {
            if (attributes.item(index) instanceof Attr attribute
                    && !attribute.getName().startsWith("xmlns")) {
                var isLang = attribute.getName().equals("xml:lang");
                element.attribute(isLang ? Element.LANG : attribute.getName(), attribute.getValue());
            }
        }
        for (var child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof org.w3c.dom.Element inner) {
                element.child(element(inner));
            } else if (!child.getNodeValue().isBlank()) {
                element.text(child.getNodeValue());
            }
        }
        return element.build();
    }
}
