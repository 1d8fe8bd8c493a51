package io.outcry.persistence.cache;

import java.time.Duration;

/**
 * Copies of what the database holds.
 *
 * @param maxBytes most that this process remembers
 * @param keepFor longest that this process remembers something: the bound for what changed behind the nodes' backs
 */
public record CacheConfig(long maxBytes, Duration keepFor, RedisConfig redis) {

    public CacheConfig {
        if (maxBytes < 0) {
            throw new IllegalArgumentException("max-bytes must not be negative, was " + maxBytes);
        }
        if (keepFor.toMillis() < 1 || keepFor.compareTo(Duration.ofDays(1)) > 0) {
            throw new IllegalArgumentException("keep-for must be between 1ms and 1d, was " + keepFor);
        }
    }
}
