package io.outcry.core.custody;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * What an owner knows a message by, should it come again.
 *
 * @param place empty where nobody keeps the message for its owner
 * @param originId the sender's own id for it (XEP-0359), empty where there is none
 * @param digest of its text with all addresses, 32 hexadecimal digits; empty where nothing is known
 */
public record Fingerprint(Optional<Place> place, String originId, String digest) {

    private static final int DIGEST_BYTES = 16;

    /** Of a message with this text. */
    public static Fingerprint of(Optional<Place> place, String originId, String text) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return new Fingerprint(place, originId, HexFormat.of().formatHex(hash, 0, DIGEST_BYTES));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    /** All but the sender's own id, as it is stored. */
    public String text() {
        return place.map(known -> digest + " " + known.position() + " " + known.stream())
                .orElse(digest);
    }

    /** Reads what {@link #text} wrote; of anything else nothing is known. */
    public static Fingerprint read(String originId, String text) {
        var parts = text.split(" ", 3);
        if (parts.length < 3) {
            return new Fingerprint(Optional.empty(), originId, parts[0]);
        }
        try {
            return new Fingerprint(Optional.of(new Place(parts[2], Long.parseLong(parts[1]))), originId, parts[0]);
        } catch (NumberFormatException _) {
            return new Fingerprint(Optional.empty(), originId, "");
        }
    }
}
