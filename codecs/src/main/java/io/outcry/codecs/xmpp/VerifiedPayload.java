package io.outcry.codecs.xmpp;

import io.outcry.codecs.bytes.OutputBuffer;
import io.outcry.core.stanza.Element;
import io.outcry.core.stanza.Name;
import io.outcry.core.stanza.Namespaces;
import io.outcry.core.stanza.Payload;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What came in, as the bytes that were verified: well-formed, in the content namespace unless they say otherwise, and
 * without a prefix that they do not declare themselves, so that they mean the same wherever they are copied to.
 */
final class VerifiedPayload implements Payload {

    private final byte[] bytes;
    private final List<Name> names;
    private final long readAtNanos;

    /** Made when somebody looks inside. Two threads may both make it; they make the same. */
    private List<Element> elements = List.of();

    VerifiedPayload(byte[] bytes, List<Name> names) {
        this(bytes, names, System.nanoTime());
    }

    private VerifiedPayload(byte[] bytes, List<Name> names, long readAtNanos) {
        this.bytes = bytes;
        this.names = List.copyOf(names);
        this.readAtNanos = readAtNanos;
    }

    /** How long ago it came in, which changes nothing about what it is. */
    long ageNanos() {
        return System.nanoTime() - readAtNanos;
    }

    @Override
    public List<Name> names() {
        return names;
    }

    @Override
    public List<Element> elements() {
        var known = elements;
        if (known.isEmpty()) {
            known = TreeReader.readVerified(bytes);
            elements = known;
        }
        return known;
    }

    @Override
    public int roughSizeBytes() {
        return bytes.length;
    }

    /** Cut out of the bytes: an element that is written anew may take far more room than it came in. */
    @Override
    public Payload without(Predicate<Element> unwanted) {
        var out = new OutputBuffer();
        var remaining = new ArrayList<Name>();
        var scanner = FrameScanner.ofElements(StanzaText.LIMITS);
        var from = 0;
        try {
            for (var element : elements()) {
                var end = scanner.scan(bytes, from, bytes.length);
                if (!unwanted.test(element)) {
                    out.add(bytes, scanner.frameStart(), end);
                    remaining.add(element.name());
                }
                from = end;
            }
        } catch (StreamException impossible) {
            throw new IllegalStateException("verified bytes did not scan a second time", impossible);
        }
        var shorter = new VerifiedPayload(out.toBytes(), remaining);
        out.clear();
        return shorter;
    }

    @Override
    public Payload with(Element element) {
        var out = new OutputBuffer();
        out.add(bytes);
        ElementWriter.write(out, element, Namespaces.CLIENT);
        var longer = new VerifiedPayload(
                out.toBytes(),
                Stream.concat(names.stream(), Stream.of(element.name())).toList(),
                readAtNanos);
        out.clear();
        return longer;
    }

    void copyTo(OutputBuffer out) {
        out.add(bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VerifiedPayload payload && Arrays.equals(bytes, payload.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** The names only: what people wrote belongs into no log. */
    @Override
    public String toString() {
        return names.toString();
    }
}
