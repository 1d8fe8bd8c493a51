package io.outcry.core;

import java.time.Duration;

/** What a configuration has to have more than nothing of. */
public final class Positive {

    private Positive() {}

    /**
     * Does nothing where the value is positive.
     *
     * @throws IllegalArgumentException that names the key and says what it was
     */
    public static void require(String key, Duration value) {
        require(key, value.isPositive(), value);
    }

    /** As {@link #require(String, Duration)}. */
    public static void require(String key, long value) {
        require(key, value > 0, value);
    }

    private static void require(String key, boolean isPositive, Object value) {
        if (!isPositive) {
            throw new IllegalArgumentException(key + " must be positive, was " + value);
        }
    }
}
