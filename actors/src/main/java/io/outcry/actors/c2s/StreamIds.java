package io.outcry.actors.c2s;

import java.security.SecureRandom;
import java.util.Base64;

/** Names that nobody can guess (RFC 6120 §4.7.3): stream ids, resources, resumption ids. */
final class StreamIds {

    private static final int LENGTH_BYTES = 12;
    private static final SecureRandom RANDOM = new SecureRandom();

    private StreamIds() {}

    static String next() {
        var bytes = new byte[LENGTH_BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
