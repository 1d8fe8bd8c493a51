package io.outcry.persistence.cache;

import java.util.Arrays;

/** A value as it is remembered. Whoever gets the bytes leaves them as they are. */
final class Written {

    private final byte[] bytes;

    private Written(byte[] bytes) {
        this.bytes = bytes;
    }

    static Written of(byte[] bytes) {
        return new Written(bytes);
    }

    byte[] bytes() {
        return bytes;
    }

    int length() {
        return bytes.length;
    }

    boolean is(byte[] other) {
        return Arrays.equals(bytes, other);
    }
}
