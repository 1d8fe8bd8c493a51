package io.outcry.core.auth;

/** The functions that SCRAM is made of (RFC 5802 §2.2); a port, so that a test can count what is computed for whom. */
public interface Hashing {

    Hashing JDK = new JdkHashing();

    byte[] digest(ScramHash hash, byte[] input);

    /**
     * The keyed hash of the input.
     *
     * @param key not empty
     */
    byte[] hmac(ScramHash hash, byte[] key, byte[] input);

    /**
     * PBKDF2 with this hash's HMAC and output of its length; takes milliseconds.
     *
     * @param password prepared, not empty
     */
    byte[] pbkdf2(ScramHash hash, String password, byte[] salt, int iterations);
}
