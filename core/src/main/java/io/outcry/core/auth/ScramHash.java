package io.outcry.core.auth;

/** The hash functions that SCRAM is defined with (RFC 5802, RFC 7677, and SCRAM-SHA-512). */
public enum ScramHash {
    SHA_1("SHA-1", "HmacSHA1", 20),
    SHA_256("SHA-256", "HmacSHA256", 32),
    SHA_512("SHA-512", "HmacSHA512", 64);

    private final String digestName;
    private final String macName;
    private final int lengthBytes;

    ScramHash(String digestName, String macName, int lengthBytes) {
        this.digestName = digestName;
        this.macName = macName;
        this.lengthBytes = lengthBytes;
    }

    /** For {@link java.security.MessageDigest}. */
    public String digestName() {
        return digestName;
    }

    /** For {@link javax.crypto.Mac}. */
    public String macName() {
        return macName;
    }

    public int lengthBytes() {
        return lengthBytes;
    }

    /** Such as {@code SCRAM-SHA-256}. */
    public String mechanism() {
        return "SCRAM-" + digestName;
    }
}
