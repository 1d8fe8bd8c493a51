package io.outcry.core.retention;

import java.time.Duration;
import java.util.Map;

/** Retentions of tests. */
public final class Retentions {

    public static final RetentionConfig FOREVER = of("forever", Map.of());

    private Retentions() {}

    public static RetentionConfig of(String keepFor, Map<String, String> domains) {
        return of(keepFor, domains, 1_000);
    }

    public static RetentionConfig of(String keepFor, Map<String, String> domains, int batchEntries) {
        return new RetentionConfig(
                keepFor, domains, new PurgeConfig("02:00", Duration.ofMinutes(10), batchEntries, Duration.ZERO));
    }
}
