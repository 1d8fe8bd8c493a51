package io.outcry.it.load.wire;

/** Looks for text in bytes. */
public final class Bytes {

    private Bytes() {}

    /** Where the pattern begins, or -1. */
    public static int indexOf(byte[] bytes, int from, int to, byte[] pattern) {
        var last = to - pattern.length;
        for (var at = from; at <= last; at++) {
            if (bytes[at] == pattern[0] && isAt(bytes, at, pattern)) {
                return at;
            }
        }
        return -1;
    }

    public static boolean isAt(byte[] bytes, int at, byte[] pattern) {
        for (var i = 0; i < pattern.length; i++) {
            if (bytes[at + i] != pattern[i]) {
                return false;
            }
        }
        return true;
    }
}
