package io.outcry.persistence.cache;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Configs for tests. */
public final class TestCaches {

    static final Duration DISTRUST_FOR = Duration.ofSeconds(30);

    private TestCaches() {}

    public static CacheConfig inMemory(long maxBytes) {
        return new CacheConfig(maxBytes, Duration.ofMinutes(10), redis(Optional.empty()));
    }

    /** Memory and Redis. */
    public static CacheConfig with(String url) {
        return new CacheConfig(1_000_000, Duration.ofMinutes(10), redis(Optional.of(url)));
    }

    private static RedisConfig redis(Optional<String> url) {
        return redis(url, Optional.empty(), Optional.empty());
    }

    static RedisConfig redis(Optional<String> url, Optional<String> password, Optional<Path> authorities) {
        return redis(url, password, authorities, 2, 100);
    }

    /** One command at a time, and none that waits. */
    static RedisConfig narrow(String url) {
        return redis(Optional.of(url), Optional.empty(), Optional.empty(), 1, 0);
    }

    private static RedisConfig redis(
            Optional<String> url,
            Optional<String> password,
            Optional<Path> authorities,
            int connections,
            int maxWaiting) {
        return new RedisConfig(
                url,
                Optional.empty(),
                password,
                Optional.empty(),
                authorities,
                4_096,
                connections,
                maxWaiting,
                Duration.ofMillis(500),
                Duration.ofMillis(50),
                Duration.ofMinutes(10),
                DISTRUST_FOR);
    }
}
