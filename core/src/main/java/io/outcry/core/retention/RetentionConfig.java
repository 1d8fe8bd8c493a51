package io.outcry.core.retention;

import java.util.Map;
import java.util.TreeMap;

/**
 * How long what is on record is kept, and when what is older goes.
 *
 * @param keepFor of every domain that is not named below: days such as {@code 2555d}, or {@code forever}
 * @param domains those of this node for which another time holds
 */
public record RetentionConfig(String keepFor, Map<String, String> domains, PurgeConfig purge) {

    private static final String RIGHT =
            " must be days such as 2555d, at most " + Retention.MAX_DAYS + "d, or forever, was ";

    public RetentionConfig {
        domains = new TreeMap<>(domains);
        if (Retention.parse(keepFor).isEmpty()) {
            throw new IllegalArgumentException("keep-for" + RIGHT + keepFor);
        }
        domains.forEach((domain, text) -> {
            if (Retention.parse(text).isEmpty()) {
                throw new IllegalArgumentException("domains.\"" + domain + "\"" + RIGHT + text);
            }
        });
    }

    /** How long this domain's entries are kept. */
    public Retention of(String domain) {
        return Retention.parse(domains.getOrDefault(domain, keepFor)).orElseThrow();
    }
}
