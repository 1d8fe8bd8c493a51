package io.outcry.codecs.xmpp;

import static org.assertj.core.api.Assertions.assertThat;

import io.outcry.codecs.bytes.OutputBuffer;
import io.outcry.core.address.Jid;
import io.outcry.core.stanza.Element;
import io.outcry.core.stanza.Iq;
import io.outcry.core.stanza.Message;
import io.outcry.core.stanza.Namespaces;
import io.outcry.core.stanza.Node;
import io.outcry.core.stanza.Presence;
import io.outcry.core.stanza.Stanza;
import io.outcry.core.stream.StreamEvent;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.stream.XMLStreamException;

/**
 * Checks that what our decoder takes, another parser reads as the same: as it came, as we write it, and as we keep it.
 * A difference would be a way to smuggle a stanza past whoever looks at it.
 */
final class Agreement {

    private static final byte[] CLOSING = "</stream:stream>".getBytes(StandardCharsets.UTF_8);

    private Agreement() {}

    /**
     * Reads these bytes behind an opening tag that declares the prefix d.
     *
     * @return how many elements were taken
     */
    static int check(byte[] bytes) {
        var opening = Decoding.OPENING.getBytes(StandardCharsets.UTF_8);
        assertThat(Decoding.decode(IntStream.range(0, bytes.length)
                        .mapToObj(i -> i == 0 ? join(opening, new byte[] {bytes[0]}) : new byte[] {bytes[i]})
                        .toList()))
                .as("byte by byte")
                .isEqualTo(bytes.length == 0 ? List.of() : Decoding.decode(List.of(join(opening, bytes))));
        return checkFrames(join(opening, bytes));
    }

    private static int checkFrames(byte[] stream) {
        var scanner = FrameScanner.ofStream(Decoding.LIMITS);
        var parser = new FrameParser(Namespaces.CLIENT, Decoding.LIMITS.maxStanzaBytes());
        var taken = 0;
        try {
            for (var from = 0; from < stream.length; ) {
                var end = scanner.scan(stream, from, stream.length);
                if (end == FrameScanner.MORE) {
                    break;
                }
                var start = scanner.frameStart();
                if (scanner.frame() == Frame.HEADER) {
                    parser.header(stream, start, end);
                } else if (scanner.frame() == Frame.ELEMENT) {
                    var event = parser.element(stream, start, end, scanner.contentStart(), scanner.contentEnd());
                    check(event, Arrays.copyOfRange(stream, start, end));
                    taken++;
                }
                from = end;
            }
        } catch (StreamException refused) {
            assertThat(refused.error().text()).isNotEmpty();
        }
        return taken;
    }

    private static void check(StreamEvent event, byte[] frame) {
        var original = inStream(Decoding.OPENING.getBytes(StandardCharsets.UTF_8), frame);
        switch (event) {
            case StreamEvent.Received received -> {
                same(received.stanza(), original);
                checkWritten(received.stanza());
                checkKept(received.stanza());
            }
            case StreamEvent.Nonza nonza -> {
                assertThat(nonza.element()).isEqualTo(original);
                var out = new OutputBuffer();
                new StreamEncoder().nonza(out, nonza.element());
                assertThat(inStream(Decoding.OPENING.getBytes(StandardCharsets.UTF_8), out.toBytes()))
                        .isEqualTo(nonza.element());
            }
            case StreamEvent.Refused refused -> refused.answer().ifPresent(Agreement::checkWritten);
            case StreamEvent.Opened _,
                    StreamEvent.Secured _,
                    StreamEvent.Closed _,
                    StreamEvent.Failed _,
                    StreamEvent.Lost _ -> throw new AssertionError(event);
        }
    }

    private static void checkWritten(Stanza stanza) {
        var out = new OutputBuffer();
        StanzaWriter.write(out, stanza);
        var opening = "<stream:stream xmlns='jabber:client' xmlns:stream='" + Namespaces.STREAMS + "'>";
        same(stanza, inStream(opening.getBytes(StandardCharsets.UTF_8), out.toBytes()));
    }

    private static void checkKept(Stanza stanza) {
        var kept = StanzaText.read(StanzaText.write(stanza));
        assertThat(kept.getClass()).isEqualTo(stanza.getClass());
        assertThat(kept.header()).isEqualTo(stanza.header());
        assertThat(typeOf(kept)).isEqualTo(typeOf(stanza));
        assertThat(kept.payload().elements()).isEqualTo(stanza.payload().elements());
        assertThat(kept.payload().names()).isEqualTo(stanza.payload().names());
    }

    private static void same(Stanza stanza, Element other) {
        assertThat(nameOf(stanza)).isEqualTo(other.name().local());
        assertThat(other.name().namespace()).isEqualTo(Namespaces.CLIENT);
        assertThat(stanza.to()).isEqualTo(other.attribute("to").map(Jid::of));
        assertThat(stanza.from()).isEqualTo(other.attribute("from").map(Jid::of));
        assertThat(stanza.id()).isEqualTo(other.attributeOr("id", ""));
        assertThat(stanza.lang()).isEqualTo(other.attributeOr("{" + Namespaces.XML + "}lang", ""));
        assertThat(typeOf(stanza)).isEqualTo(typeOf(stanza, other.attributeOr("type", "")));
        assertThat(stanza.payload().elements()).isEqualTo(other.children());
        assertThat(stanza.payload().names())
                .isEqualTo(other.children().stream().map(Element::name).toList());
        assertThat(other.nodes())
                .filteredOn(Node.Text.class::isInstance)
                .allSatisfy(node -> assertThat(((Node.Text) node).characters()).matches("[ \t\r\n]*"));
    }

    private static String nameOf(Stanza stanza) {
        return switch (stanza) {
            case Message _ -> "message";
            case Presence _ -> "presence";
            case Iq _ -> "iq";
        };
    }

    private static Object typeOf(Stanza stanza) {
        return switch (stanza) {
            case Message message -> message.type();
            case Presence presence -> presence.type();
            case Iq iq -> iq.type();
        };
    }

    private static Object typeOf(Stanza like, String wire) {
        return switch (like) {
            case Message _ -> Message.Type.ofWire(wire);
            case Presence _ -> Presence.Type.ofWire(wire).orElseThrow();
            case Iq _ -> Iq.Type.ofWire(wire).orElseThrow();
        };
    }

    /** The one child of a whole stream. */
    private static Element inStream(byte[] opening, byte[] frame) {
        try {
            var root = OtherParser.read(join(join(opening, frame), CLOSING));
            assertThat(root.nodes()).hasSize(1);
            return root.children().getFirst();
        } catch (XMLStreamException wrong) {
            throw new AssertionError("another parser cannot read " + new String(frame, StandardCharsets.UTF_8), wrong);
        }
    }

    private static byte[] join(byte[] first, byte[] second) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(first);
        out.writeBytes(second);
        return out.toByteArray();
    }
}
