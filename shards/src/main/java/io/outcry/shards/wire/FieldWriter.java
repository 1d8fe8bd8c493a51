package io.outcry.shards.wire;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Writes a message as fields: tag (one byte), length (four bytes), value. A reader skips tags that it does not know, so
 * a new version may add fields without a word to the old one.
 */
final class FieldWriter {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream(256);

    FieldWriter text(int tag, String value) {
        return bytes(tag, value.getBytes(StandardCharsets.UTF_8));
    }

    FieldWriter number(int tag, long value) {
        var bytes = new byte[Long.BYTES];
        for (var i = 0; i < Long.BYTES; i++) {
            bytes[i] = (byte) (value >>> (8 * (Long.BYTES - 1 - i)));
        }
        return bytes(tag, bytes);
    }

    FieldWriter bytes(int tag, byte[] value) {
        out.write(tag);
        for (var shift = 24; shift >= 0; shift -= 8) {
            out.write(value.length >>> shift);
        }
        out.writeBytes(value);
        return this;
    }

    byte[] toBytes() {
        return out.toByteArray();
    }
}
