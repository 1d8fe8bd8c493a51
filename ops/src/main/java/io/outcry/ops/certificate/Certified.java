package io.outcry.ops.certificate;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A key and the certificates that vouch for it.
 *
 * @param chain the domain's own certificate first
 */
public record Certified(PrivateKey key, List<X509Certificate> chain) {

    public Certified {
        chain = List.copyOf(chain);
        if (chain.isEmpty()) {
            throw new IllegalArgumentException("a key needs at least one certificate");
        }
    }

    public X509Certificate certificate() {
        return chain.getFirst();
    }

    public Instant expiresAt() {
        return certificate().getNotAfter().toInstant();
    }

    public boolean expiresWithin(Duration time, Instant now) {
        return expiresAt().isBefore(now.plus(time));
    }

    public boolean isSelfSigned() {
        return certificate().getSubjectX500Principal().equals(certificate().getIssuerX500Principal());
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "Certified[" + certificate().getSubjectX500Principal() + ", until " + expiresAt() + "]";
    }
}
