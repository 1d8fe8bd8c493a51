package io.outcry.codecs.xmpp;

import io.outcry.codecs.bytes.OutputBuffer;
import io.outcry.core.stanza.Namespaces;
import io.outcry.core.stanza.Stanza;
import io.outcry.core.stream.StreamEvent;
import io.outcry.core.stream.StreamLimits;
import java.nio.charset.StandardCharsets;

/**
 * A stanza as XML that stands alone, with {@code xmlns='jabber:client'}: how it travels between nodes and lies in the
 * ledger. Reading what was written gives the same stanza in meaning.
 */
public final class StanzaText {

    /** A stanza was within the limits of a stream when it came in; this only bounds what a damaged record may cost. */
    static final StreamLimits LIMITS = new StreamLimits(64 * 1024 * 1024, 4_096, 10_000, 1_000_000, 10_000);

    private StanzaText() {}

    /** UTF-8. */
    public static byte[] write(Stanza stanza) {
        var out = new OutputBuffer();
        StanzaWriter.writeAlone(out, stanza);
        var bytes = out.toBytes();
        out.clear();
        return bytes;
    }

    public static String writeString(Stanza stanza) {
        return new String(write(stanza), StandardCharsets.UTF_8);
    }

    /** Text that is not exactly one stanza is an {@link IllegalArgumentException}. */
    public static Stanza read(byte[] bytes) {
        try {
            var scanner = FrameScanner.ofElements(LIMITS);
            var end = scanner.scan(bytes, 0, bytes.length);
            if (end != bytes.length || scanner.frame() != Frame.ELEMENT) {
                throw new IllegalArgumentException("not exactly one stanza");
            }
            var event = new FrameParser(Namespaces.CLIENT, LIMITS.maxStanzaBytes())
                    .element(bytes, scanner.frameStart(), end, scanner.contentStart(), scanner.contentEnd());
            if (event instanceof StreamEvent.Received received) {
                return received.stanza();
            }
            throw new IllegalArgumentException("not a stanza");
        } catch (StreamException wrong) {
            throw new IllegalArgumentException("not a stanza: " + wrong.error().text(), wrong);
        }
    }

    /** Text that is not exactly one stanza is an {@link IllegalArgumentException}. */
    public static Stanza read(String text) {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }
}
