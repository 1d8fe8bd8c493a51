package io.outcry.it.load.measure;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.outcry.it.load.wire.Bytes;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.Optional;

/**
 * The text by which a load knows its messages: {@code oc:RUN:FLOW:SEQUENCE:TIME;} in hexadecimal digits of fixed width,
 * at the beginning of the body. Messages of other runs are not known.
 */
public final class Markers {

    /** Bytes of a marker. */
    public static final int LENGTH = 3 + 9 + 9 + 9 + 17;

    private static final int INT_DIGITS = 8;
    private static final int LONG_DIGITS = 16;
    private static final byte[] DIGITS = "0123456789abcdef".getBytes(US_ASCII);

    private final byte[] opening;

    /**
     * What a message says about itself.
     *
     * @param flow who sends, by number
     * @param sequence which of the sender's messages, from 0
     * @param intendedNanos when it should have left, by {@link System#nanoTime}
     */
    public record Marker(int flow, int sequence, long intendedNanos) {}

    /** @param run a number that no other run has */
    public Markers(int run) {
        this.opening = String.format(Locale.ROOT, "oc:%08x:", run).getBytes(US_ASCII);
    }

    public void write(Marker marker, ByteBuffer out) {
        out.put(opening);
        hex(marker.flow(), INT_DIGITS, out);
        out.put((byte) ':');
        hex(marker.sequence(), INT_DIGITS, out);
        out.put((byte) ':');
        hex(marker.intendedNanos(), LONG_DIGITS, out);
        out.put((byte) ';');
    }

    /** The marker of this run in a stanza, if it has one. */
    public Optional<Marker> find(byte[] bytes, int from, int to) {
        var at = Bytes.indexOf(bytes, from, to, opening);
        if (at < 0 || at + LENGTH > to) {
            return Optional.empty();
        }
        var flow = at + opening.length;
        var sequence = flow + INT_DIGITS + 1;
        var time = sequence + INT_DIGITS + 1;
        if (bytes[time + LONG_DIGITS] != ';') {
            return Optional.empty();
        }
        return Optional.of(new Marker(
                (int) number(bytes, flow, INT_DIGITS),
                (int) number(bytes, sequence, INT_DIGITS),
                number(bytes, time, LONG_DIGITS)));
    }

    private static void hex(long value, int digits, ByteBuffer out) {
        for (var shift = 4 * (digits - 1); shift >= 0; shift -= 4) {
            out.put(DIGITS[(int) (value >>> shift) & 15]);
        }
    }

    private static long number(byte[] bytes, int from, int digits) {
        var value = 0L;
        for (var at = from; at < from + digits; at++) {
            value = value << 4 | Character.digit(bytes[at], 16);
        }
        return value;
    }
}
