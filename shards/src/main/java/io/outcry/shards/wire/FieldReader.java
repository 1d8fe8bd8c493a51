package io.outcry.shards.wire;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads what {@link FieldWriter} wrote; fields may repeat, and unknown ones are kept out of the way. */
final class FieldReader {

    private final Map<Integer, List<byte[]>> fields = new HashMap<>();

    private FieldReader() {}

    static FieldReader of(byte[] message) throws WireFormatException {
        var reader = new FieldReader();
        var buffer = ByteBuffer.wrap(message);
        try {
            while (buffer.hasRemaining()) {
                var tag = buffer.get() & 0xff;
                var length = buffer.getInt();
                if (length < 0 || length > buffer.remaining()) {
                    throw new WireFormatException("field " + tag + " is cut off");
                }
                var value = new byte[length];
                buffer.get(value);
                reader.fields.computeIfAbsent(tag, _ -> new ArrayList<>(1)).add(value);
            }
        } catch (BufferUnderflowException _) {
            throw new WireFormatException("the last field is cut off");
        }
        return reader;
    }

    String text(int tag) throws WireFormatException {
        return new String(bytes(tag), StandardCharsets.UTF_8);
    }

    /** The empty text where the sender did not write the field. */
    String textOrEmpty(int tag) {
        var values = all(tag);
        return values.isEmpty() ? "" : new String(values.getFirst(), StandardCharsets.UTF_8);
    }

    long number(int tag) throws WireFormatException {
        return asNumber(tag, bytes(tag));
    }

    /** 0 where the sender did not write the field. */
    long numberOrZero(int tag) throws WireFormatException {
        var values = all(tag);
        return values.isEmpty() ? 0 : asNumber(tag, values.getFirst());
    }

    List<Long> numbers(int tag) throws WireFormatException {
        var numbers = new ArrayList<Long>();
        for (var value : all(tag)) {
            numbers.add(asNumber(tag, value));
        }
        return numbers;
    }

    List<String> texts(int tag) {
        return all(tag).stream()
                .map(value -> new String(value, StandardCharsets.UTF_8))
                .toList();
    }

    /** A number that counts what fits into memory. */
    int size(int tag) throws WireFormatException {
        var value = number(tag);
        if (value < 0 || value > Integer.MAX_VALUE) {
            throw new WireFormatException("field " + tag + " is no size");
        }
        return (int) value;
    }

    byte[] bytes(int tag) throws WireFormatException {
        var values = all(tag);
        if (values.isEmpty()) {
            throw new WireFormatException("field " + tag + " is missing");
        }
        return values.getFirst();
    }

    List<byte[]> all(int tag) {
        return fields.getOrDefault(tag, List.of());
    }

    private static long asNumber(int tag, byte[] value) throws WireFormatException {
        if (value.length != Long.BYTES) {
            throw new WireFormatException("field " + tag + " is no number");
        }
        return ByteBuffer.wrap(value).getLong();
    }
}
