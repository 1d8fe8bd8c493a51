package io.outcry.persistence;

import io.outcry.core.address.Jid;
import io.outcry.core.stanza.Element;
import io.outcry.core.stanza.Header;
import io.outcry.core.stanza.Namespaces;
import io.outcry.core.stanza.Node.Text;
import io.outcry.core.stanza.Payload;
import io.outcry.core.stanza.Presence;
import io.outcry.core.stanza.Stanza;
import io.outcry.core.stanza.StanzaText;
import java.io.IOException;
import java.io.StringReader;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Attr;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** Presence as XML by the JDK's own parser, for tests: the real one is of a module that the stores do not know. */
public final class PresenceXml implements StanzaText {

    @Override
    public String write(Stanza stanza) {
        if (!(stanza instanceof Presence presence)) {
            throw new IllegalArgumentException("not a presence");
        }
        var element = Element.named("presence", Namespaces.CLIENT)
                .attribute("to", presence.to().map(Jid::toString))
                .attribute("from", presence.from().map(Jid::toString))
                .attribute("id", presence.id())
                .attribute("xml:lang", presence.lang())
                .attribute(
                        "type",
                        presence.type() == Presence.Type.AVAILABLE
                                ? ""
                                : presence.type().wireName())
                .children(presence.payload().elements())
                .build();
        return xml(element);
    }

    private static String xml(Element element) {
        var xml = new StringBuilder("<%s xmlns='%s'"
                .formatted(element.name().local(), escaped(element.name().namespace())));
        element.attributes().forEach((name, value) -> xml.append(" %s='%s'".formatted(name, escaped(value))));
        xml.append('>');
        for (var node : element.nodes()) {
            xml.append(
                    switch (node) {
                        case Element child -> xml(child);
                        case Text text -> escaped(text.characters());
                    });
        }
        return xml.append("</").append(element.name().local()).append('>').toString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("'", "&apos;");
    }

    @Override
    public Stanza read(String text) {
        var root = element(parse(text));
        var type = Presence.Type.ofWire(root.attributeOr("type", ""));
        if (!root.is("presence", Namespaces.CLIENT) || type.isEmpty()) {
            throw new IllegalArgumentException("not a presence: " + text);
        }
        var header = new Header(
                root.attribute("to").map(Jid::of),
                root.attribute("from").map(Jid::of),
                root.attributeOr("id", ""),
                root.attributeOr("xml:lang", ""));
        return new Presence(header, type.get(), Payload.of(root.children()));
    }

    private static Node parse(String text) {
        try {
            var factory = DocumentBuilderFactory.newNSInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            return builder.parse(new InputSource(new StringReader(text))).getDocumentElement();
        } catch (SAXException | IOException | ParserConfigurationException wrong) {
            throw new IllegalArgumentException("not XML: " + text, wrong);
        }
    }

    private static Element element(Node node) {
        var element = Element.named(
                node.getLocalName(), Optional.ofNullable(node.getNamespaceURI()).orElse(""));
        var attributes = node.getAttributes();
        for (var index = 0; index < attributes.getLength(); index++) {
            if (attributes.item(index) instanceof Attr attribute
                    && !attribute.getName().equals("xmlns")) {
                element.attribute(attribute.getName(), attribute.getValue());
            }
        }
        for (var child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof org.w3c.dom.Element inner) {
                element.child(element(inner));
            } else {
                element.text(child.getNodeValue());
            }
        }
        return element.build();
    }
}
