package io.outcry.codecs.bytes;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Bytes that wait to be sent: grows while they wait and holds no memory while there are none. An array of usual size is
 * lent by the thread and given back, so that a connection that writes now and then allocates next to nothing.
 */
public final class OutputBuffer {

    private static final byte[] NONE = new byte[0];
    private static final int FIRST_BYTES = 2_048;
    private static final int LARGEST_KEPT_BYTES = 65_536;

    private static final ThreadLocal<Spare> SPARE = ThreadLocal.withInitial(Spare::new);

    private byte[] bytes = NONE;
    private int size;

    /** One array per thread that no buffer uses at the moment. */
    private static final class Spare {
        private byte[] array = NONE;
    }

    public int size() {
        return size;
    }

    public boolean isEmpty() {
        return size == 0;
    }

    /** The array that holds the bytes, from its start to {@link #size()}; valid until the next change. */
    public byte[] array() {
        return bytes;
    }

    public void add(byte one) {
        if (size == bytes.length) {
            reserve(1);
        }
        bytes[size++] = one;
    }

    public void add(byte[] more) {
        add(more, 0, more.length);
    }

    public void add(byte[] more, int from, int to) {
        reserve(to - from);
        System.arraycopy(more, from, bytes, size, to - from);
        size += to - from;
    }

    /** Puts this byte in the place of the last one. */
    public void replaceLast(byte other) {
        bytes[size - 1] = other;
    }

    /** Adds characters of which every one is ASCII. */
    @SuppressWarnings("deprecation") // Copies the low bytes in one go, which is exact for ASCII.
    public void addAscii(String text) {
        var length = text.length();
        reserve(length);
        text.getBytes(0, length, bytes, size);
        size += length;
    }

    /** The free part of the array as a buffer, at least this long; {@link #advance} says how much of it was filled. */
    public ByteBuffer space(int length) {
        reserve(length);
        return ByteBuffer.wrap(bytes, size, bytes.length - size);
    }

    public void advance(int filled) {
        size += filled;
    }

    /** Makes room for this many more bytes. */
    public void reserve(int more) {
        var needed = size + more;
        if (needed < 0) {
            throw new OutOfMemoryError("an output buffer cannot hold " + (size + (long) more) + " bytes");
        }
        if (needed > bytes.length) {
            grow(needed);
        }
    }

    private void grow(int needed) {
        if (bytes.length == 0) {
            var spare = SPARE.get();
            bytes = spare.array;
            spare.array = NONE;
        }
        if (needed > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(needed, Math.max(FIRST_BYTES, bytes.length * 2)));
        }
    }

    public byte[] toBytes() {
        return Arrays.copyOf(bytes, size);
    }

    /** Forgets the bytes and gives the memory back. */
    public void clear() {
        if (bytes.length != 0) {
            if (bytes.length <= LARGEST_KEPT_BYTES) {
                var spare = SPARE.get();
                if (spare.array.length < bytes.length) {
                    spare.array = bytes;
                }
            }
            bytes = NONE;
        }
        size = 0;
    }
}
