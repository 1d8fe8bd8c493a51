package io.outcry.codecs.xmpp;

import com.ctc.wstx.exc.WstxLazyException;
import io.outcry.codecs.bytes.OutputBuffer;
import io.outcry.core.stanza.Element;
import io.outcry.core.stanza.Name;
import io.outcry.core.stanza.Namespaces;
import io.outcry.core.stanza.Payload;
import io.outcry.core.stream.StreamError.Condition;
import io.outcry.core.stream.StreamEvent;
import io.outcry.core.stream.StreamHeader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads what the scanner cut, once. Inside Outcry the content namespace of every stream is jabber:client, as an element
 * keeps its meaning when it goes from a client's stream to a server's (RFC 6120 §4.8.3).
 */
final class FrameParser {

    private final String contentNamespace;
    private final int maxStanzaBytes;

    /** The start tag of an element around a frame that declares what the stream's root declared. */
    private byte[] root;

    /** @param maxStanzaBytes longest element, also where its prefixes are written out */
    FrameParser(String contentNamespace, int maxStanzaBytes) {
        this.contentNamespace = contentNamespace;
        this.maxStanzaBytes = maxStanzaBytes;
        this.root = ("<root xmlns='" + contentNamespace + "'>").getBytes(StandardCharsets.UTF_8);
    }

    /** The stream's opening tag (RFC 6120 §4.7, §4.8). */
    StreamHeader header(byte[] bytes, int from, int to) throws StreamException {
        try {
            var reader = Xml.reader(bytes, from, to);
            try {
                reader.next();
                checkRoot(reader);
                root = declarationsOf(reader);
                return new StreamHeader(
                        attribute(reader, "to"),
                        attribute(reader, "from"),
                        attribute(reader, "id"),
                        lang(reader),
                        attribute(reader, "version"),
                        contentNamespace);
            } finally {
                reader.close();
            }
        } catch (XMLStreamException | WstxLazyException wrong) {
            throw notWellFormed();
        }
    }

    private void checkRoot(XMLStreamReader reader) throws StreamException {
        if (!Namespaces.STREAMS.equals(reader.getNamespaceURI())) {
            throw StreamException.of(Condition.INVALID_NAMESPACE, "the root is not in " + Namespaces.STREAMS);
        }
        if (!reader.getLocalName().equals("stream")) {
            throw StreamException.of(Condition.BAD_FORMAT, "the root is not a stream");
        }
        // RFC 6120 §4.8.5: any other prefix is allowed in theory and fails in practice.
        if (!"stream".equals(reader.getPrefix())) {
            throw StreamException.of(Condition.BAD_NAMESPACE_PREFIX, "the root's prefix is not 'stream'");
        }
        if (!contentNamespace.equals(reader.getNamespaceURI(""))) {
            throw StreamException.of(
                    Condition.INVALID_NAMESPACE, "the stream's default namespace is not " + contentNamespace);
        }
    }

    private byte[] declarationsOf(XMLStreamReader reader) {
        var out = new OutputBuffer();
        out.addAscii("<root");
        ElementWriter.attribute(out, "xmlns", contentNamespace);
        for (var i = 0; i < reader.getNamespaceCount(); i++) {
            var prefix = reader.getNamespacePrefix(i);
            if (prefix != null && !prefix.isEmpty() && !prefix.equals("xml")) {
                ElementWriter.attribute(out, "xmlns:" + prefix, reader.getNamespaceURI(i));
            }
        }
        out.add((byte) '>');
        var tag = out.toBytes();
        out.clear();
        return tag;
    }

    /** The closing tag of the stream, of whose name the scanner knows nothing. */
    StreamEvent closing(byte[] bytes, int from, int to) throws StreamException {
        var name = "</stream:stream";
        var tag = new String(bytes, from, to - from, StandardCharsets.UTF_8);
        if (!tag.startsWith(name) || !isXmlSpace(tag.substring(name.length(), tag.length() - 1))) {
            throw notWellFormed();
        }
        return new StreamEvent.Closed();
    }

    /**
     * A top-level element.
     *
     * @param contentStart where its content begins, counted from its start
     * @param contentEnd where its content ends; 0 where it has none
     */
    StreamEvent element(byte[] bytes, int from, int to, int contentStart, int contentEnd) throws StreamException {
        try {
            var event = verbatim(bytes, from, to, contentStart, contentEnd);
            if (event.isPresent()) {
                return event.get();
            }
        } catch (XMLStreamException | WstxLazyException perhapsOfTheRoot) {
            // A prefix that only the root declared; or not well-formed, which the second reading finds as well.
        }
        try {
            return rewritten(bytes, from, to);
        } catch (XMLStreamException | WstxLazyException wrong) {
            throw EntityReference.isIn(bytes, from, to) ? EntityReference.refused() : notWellFormed();
        }
    }

    /** Reads an element that can be carried as it is; empty where it cannot. */
    private Optional<StreamEvent> verbatim(byte[] bytes, int from, int to, int contentStart, int contentEnd)
            throws XMLStreamException, StreamException {
        var reader = Xml.reader(bytes, from, to);
        try {
            reader.next();
            if (!reader.getPrefix().isEmpty() || declares(reader, false) || declares(reader, true)) {
                return Optional.empty();
            }
            if (!TreeReader.namespace(reader, contentNamespace).equals(contentNamespace)) {
                return Optional.of(nonza(TreeReader.read(reader, "", contentNamespace, budget())));
            }
            var tag = tag(reader);
            var children = new Children();
            if (!children.read(reader)) {
                return Optional.empty();
            }
            var payload = children.names.isEmpty()
                    ? Payload.empty()
                    : new VerifiedPayload(
                            Arrays.copyOfRange(bytes, from + contentStart, from + contentEnd), children.names);
            return Optional.of(StanzaReader.read(tag, payload, children.haveTextBetween));
        } finally {
            reader.close();
        }
    }

    /** What stands inside a stanza, seen while it is verified. */
    private final class Children {

        private final List<Name> names = new ArrayList<>(4);
        private final NamespaceBudget budget = budget();
        private boolean haveTextBetween;

        /** False where the bytes would not mean the same elsewhere. */
        private boolean read(XMLStreamReader reader) throws XMLStreamException, StreamException {
            for (var depth = 0; depth >= 0; ) {
                switch (reader.next()) {
                    case XMLStreamConstants.START_ELEMENT -> {
                        var namespace = TreeReader.namespace(reader, Namespaces.CLIENT);
                        // Where jabber:server is spelled out it would not become jabber:client.
                        if (declares(reader, false)
                                || (namespace.equals(contentNamespace) && !namespace.equals(Namespaces.CLIENT))) {
                            return false;
                        }
                        budget.opened(reader, namespace);
                        if (depth == 0) {
                            names.add(new Name(reader.getLocalName(), namespace));
                        }
                        depth++;
                    }
                    case XMLStreamConstants.END_ELEMENT -> {
                        depth--;
                        if (depth >= 0) {
                            budget.closed();
                        }
                    }
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                        haveTextBetween |= depth == 0 && !reader.isWhiteSpace();
                    default -> throw new XMLStreamException("only elements and text are allowed");
                }
            }
            if (reader.next() != XMLStreamConstants.END_DOCUMENT) {
                throw new XMLStreamException("something stands behind the element");
            }
            return true;
        }
    }

    /** Reads an element together with what the stream's root declared, and keeps the tree instead of the bytes. */
    private StreamEvent rewritten(byte[] bytes, int from, int to) throws XMLStreamException, StreamException {
        var whole = Arrays.copyOf(root, root.length + to - from);
        System.arraycopy(bytes, from, whole, root.length, to - from);
        var reader = Xml.reader(whole, 0, whole.length);
        try {
            reader.next();
            reader.next();
            var namespace = TreeReader.namespace(reader, "");
            var tag = tag(reader);
            var element = TreeReader.read(reader, "", contentNamespace, budget());
            if (namespace.equals(contentNamespace)) {
                return StanzaReader.read(tag, Payload.of(element.children()), !isXmlSpace(element.text()));
            }
            return nonza(element);
        } finally {
            reader.close();
        }
    }

    private NamespaceBudget budget() {
        return new NamespaceBudget(maxStanzaBytes);
    }

    private static StreamEvent nonza(Element element) throws StreamException {
        var local = element.name().local();
        var isStanza = local.equals("message") || local.equals("presence") || local.equals("iq");
        if (isStanza || element.name().namespace().isEmpty()) {
            throw StreamException.of(Condition.INVALID_NAMESPACE, "not in the stream's content namespace");
        }
        return new StreamEvent.Nonza(element);
    }

    private static StanzaReader.Tag tag(XMLStreamReader reader) {
        return new StanzaReader.Tag(
                reader.getLocalName(),
                Optional.ofNullable(reader.getAttributeValue("", "to")),
                Optional.ofNullable(reader.getAttributeValue("", "from")),
                attribute(reader, "id"),
                attribute(reader, "type"),
                lang(reader));
    }

    /** XML 1.0 §2.3 knows four such characters, where Java knows many. */
    private static boolean isXmlSpace(String text) {
        return text.chars().allMatch(c -> c == ' ' || c == '\t' || c == '\n' || c == '\r');
    }

    private static String attribute(XMLStreamReader reader, String name) {
        var value = reader.getAttributeValue("", name);
        return value == null ? "" : value;
    }

    private static String lang(XMLStreamReader reader) {
        var value = reader.getAttributeValue(Namespaces.XML, "lang");
        return value == null ? "" : value;
    }

    /** Whether the start tag declares a prefix, or takes the default namespace away. */
    private static boolean declares(XMLStreamReader reader, boolean aPrefix) {
        for (var i = 0; i < reader.getNamespaceCount(); i++) {
            var text = aPrefix ? reader.getNamespacePrefix(i) : reader.getNamespaceURI(i);
            if (aPrefix != (text == null || text.isEmpty())) {
                return true;
            }
        }
        return false;
    }

    private static StreamException notWellFormed() {
        return StreamException.notWellFormed("the element is not well-formed XML with namespaces");
    }
}
