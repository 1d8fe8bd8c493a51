package io.outcry.codecs.xmpp;

import io.outcry.core.stream.StreamError;
import io.outcry.core.stream.StreamEvent;
import io.outcry.core.stream.StreamLimits;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Feeds decoders in every way that a network may. */
final class Decoding {

    static final StreamLimits LIMITS = new StreamLimits(10_000, 4_096, 10, 50, 10);

    static final String OPENING = "<?xml version='1.0'?><stream:stream xmlns='jabber:client'"
            + " xmlns:stream='http://etherx.jabber.org/streams' to='capulet.example' version='1.0' xmlns:d='urn:d'>";

    private Decoding() {}

    static List<StreamEvent> decode(String stream) {
        return decode(List.of(stream.getBytes(StandardCharsets.UTF_8)));
    }

    /** The stream in two parts, cut at each byte in turn, and last one byte at a time. */
    static List<List<StreamEvent>> decodeAtEverySplit(String stream) {
        var bytes = stream.getBytes(StandardCharsets.UTF_8);
        var all = new ArrayList<List<StreamEvent>>();
        for (var i = 0; i <= bytes.length; i++) {
            all.add(decode(List.of(Arrays.copyOf(bytes, i), Arrays.copyOfRange(bytes, i, bytes.length))));
        }
        all.add(decode(single(bytes)));
        return all;
    }

    private static List<byte[]> single(byte[] bytes) {
        return IntStream.range(0, bytes.length)
                .mapToObj(i -> new byte[] {bytes[i]})
                .toList();
    }

    /** The condition that ended it, which must be the same when the bytes come one by one. */
    static Optional<StreamError.Condition> errorOf(byte[] bytes) {
        var whole = failureOf(decode(List.of(bytes)));
        var split = failureOf(decode(single(bytes)));
        if (!whole.equals(split)) {
            throw new AssertionError("whole: " + whole + ", byte by byte: " + split);
        }
        return whole;
    }

    private static Optional<StreamError.Condition> failureOf(List<StreamEvent> events) {
        return events.isEmpty() || !(events.getLast() instanceof StreamEvent.Failed failed)
                ? Optional.empty()
                : Optional.of(failed.error().condition());
    }

    static List<StreamEvent> decode(List<byte[]> chunks) {
        var decoder = new StreamDecoder(LIMITS, "jabber:client");
        var events = new ArrayList<StreamEvent>();
        try {
            for (var chunk : chunks) {
                decoder.feed(chunk);
                for (var event = decoder.next(); event.isPresent(); event = decoder.next()) {
                    events.add(event.get());
                }
            }
        } catch (StreamException broken) {
            events.add(new StreamEvent.Failed(broken.error()));
        }
        return events;
    }
}
