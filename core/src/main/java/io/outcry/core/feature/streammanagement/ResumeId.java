package io.outcry.core.feature.streammanagement;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.MessageDigest;
import java.util.Base64;

/**
 * Under which a stream can be resumed: random, so that nobody guesses it, and nothing but random, so that it tells nothing
 * of the account, the node or the session.
 */
public record ResumeId(String text) {

    public static final int MIN_BYTES = 16;

    /**
     * Makes one from chance.
     *
     * @param random from a secure source, at least {@value #MIN_BYTES} bytes
     */
    public static ResumeId of(byte[] random) {
        if (random.length < MIN_BYTES) {
            throw new IllegalArgumentException("a resume id needs " + MIN_BYTES + " random bytes");
        }
        return new ResumeId(Base64.getUrlEncoder().withoutPadding().encodeToString(random));
    }

    /** Takes as long for every id of this length. */
    public boolean matches(String claimed) {
        return MessageDigest.isEqual(text.getBytes(US_ASCII), claimed.getBytes(US_ASCII));
    }

    /** Who knows the id can take the stream over once logged in, so it stays out of logs. */
    @Override
    public String toString() {
        return "ResumeId[...]";
    }
}
