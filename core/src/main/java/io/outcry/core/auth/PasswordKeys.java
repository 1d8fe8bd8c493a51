package io.outcry.core.auth;

import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import rocks.xmpp.precis.PrecisProfiles;

/** Turns a password into the keys that are kept in its place (RFC 5802 §3). */
public final class PasswordKeys {

    /** Longest password in bytes of UTF-8, as long as a part of an address may be. */
    public static final int MAX_PASSWORD_BYTES = 1023;

    /** RFC 7677 §4 allows no fewer. */
    public static final int MIN_ITERATIONS = 4096;

    /** NIST SP 800-132 §5.1. */
    static final int SALT_BYTES = 16;

    private PasswordKeys() {}

    /**
     * Keys for every hash, each with a salt of its own. Takes many milliseconds: run it off the actors' threads. A
     * password that {@link #prepare} refuses is an {@link IllegalArgumentException}.
     *
     * @param random a {@link java.security.SecureRandom} outside tests
     */
    public static Map<ScramHash, ScramKeys> derive(String password, RandomGenerator random, int iterations) {
        if (iterations < MIN_ITERATIONS) {
            throw new IllegalArgumentException("iterations must be at least " + MIN_ITERATIONS + ", was " + iterations);
        }
        var prepared = prepare(password)
                .orElseThrow(() -> new IllegalArgumentException("a password must have 1 to " + MAX_PASSWORD_BYTES
                        + " bytes and no control characters or unassigned ones"));
        var keys = new EnumMap<ScramHash, ScramKeys>(ScramHash.class);
        for (var hash : ScramHash.values()) {
            var salt = new byte[SALT_BYTES];
            random.nextBytes(salt);
            keys.put(hash, derive(hash, prepared, Octets.of(salt), iterations, Hashing.JDK));
        }
        return keys;
    }

    /** The password by the profile OpaqueString (RFC 8265 §4.2); empty where it cannot be one. */
    public static Optional<String> prepare(String password) {
        if (password.isEmpty() || password.length() > MAX_PASSWORD_BYTES) {
            return Optional.empty();
        }
        try {
            return Optional.of(PrecisProfiles.OPAQUE_STRING.enforce(password))
                    .filter(text -> text.getBytes(StandardCharsets.UTF_8).length <= MAX_PASSWORD_BYTES);
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /** @param prepared by {@link #prepare} */
    static ScramKeys derive(ScramHash hash, String prepared, Octets salt, int iterations, Hashing hashing) {
        var salted = hashing.pbkdf2(hash, prepared, salt.toArray(), iterations);
        var clientKey = hashing.hmac(hash, salted, "Client Key".getBytes(StandardCharsets.US_ASCII));
        var serverKey = hashing.hmac(hash, salted, "Server Key".getBytes(StandardCharsets.US_ASCII));
        return new ScramKeys(salt, iterations, Octets.of(hashing.digest(hash, clientKey)), Octets.of(serverKey));
    }
}
