package io.outcry.core.auth;

import java.util.Arrays;
import java.util.Optional;

/** The ways to prove who one is (RFC 6120 §6), the strongest first, which is the order they are offered in. */
public enum SaslMechanism {
    EXTERNAL("EXTERNAL"),
    SCRAM_SHA_512_PLUS(ScramHash.SHA_512, "-PLUS"),
    SCRAM_SHA_256_PLUS(ScramHash.SHA_256, "-PLUS"),
    SCRAM_SHA_1_PLUS(ScramHash.SHA_1, "-PLUS"),
    SCRAM_SHA_512(ScramHash.SHA_512, ""),
    SCRAM_SHA_256(ScramHash.SHA_256, ""),
    SCRAM_SHA_1(ScramHash.SHA_1, ""),
    PLAIN("PLAIN");

    private final String wireName;
    private final Optional<ScramHash> hash;

    SaslMechanism(String wireName) {
        this.wireName = wireName;
        this.hash = Optional.empty();
    }

    SaslMechanism(ScramHash hash, String suffix) {
        this.wireName = hash.mechanism() + suffix;
        this.hash = Optional.of(hash);
    }

    public String wireName() {
        return wireName;
    }

    /** The hash function of a SCRAM mechanism; empty for the others. */
    public Optional<ScramHash> hash() {
        return hash;
    }

    /** It binds the exchange to its TLS session (RFC 5802 §6). */
    public boolean bindsChannel() {
        return wireName.endsWith("-PLUS");
    }

    /** Mechanism names are upper case and compared as they are (RFC 4422 §3.1). */
    public static Optional<SaslMechanism> ofWire(String name) {
        return Arrays.stream(values())
                .filter(mechanism -> mechanism.wireName.equals(name))
                .findFirst();
    }
}
