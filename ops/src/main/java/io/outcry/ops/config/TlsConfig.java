package io.outcry.ops.config;

import io.outcry.core.Positive;
import java.time.Duration;

/**
 * The certificates of the domains.
 *
 * @param selfSignedValid how long a certificate is good that we make ourselves
 * @param warnBeforeExpiry how long before its end a certificate is complained about in the log
 * @param reloadEvery how often the files are looked at again; running connections keep what they have
 */
public record TlsConfig(Duration selfSignedValid, Duration warnBeforeExpiry, Duration reloadEvery) {

    /** What clients still accept (825 days is the limit of several). */
    private static final Duration LONGEST = Duration.ofDays(825);

    public TlsConfig {
        if (selfSignedValid.compareTo(Duration.ofDays(1)) < 0 || selfSignedValid.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "self-signed-valid must be between 1d and 825d, was " + selfSignedValid.toDays() + "d");
        }
        Positive.require("reload-every", reloadEvery);
        if (warnBeforeExpiry.isNegative()) {
            throw new IllegalArgumentException("warn-before-expiry must not be negative");
        }
    }
}
