package io.outcry.core.auth;

import io.outcry.core.Positive;
import java.time.Duration;

/**
 * How often somebody may try to log in and fail.
 *
 * @param failuresPerAccount in one window, from wherever
 * @param failuresPerAddress in one window, for whatever account; an IPv6 client counts by its network of 64 bits
 * @param rememberedMax most accounts, and most addresses, that are remembered
 * @param perStream failures that end a stream; RFC 6120 §6.4.5 asks for 2 to 5
 */
public record AttemptLimits(
        int failuresPerAccount, int failuresPerAddress, Duration window, int rememberedMax, int perStream) {

    public AttemptLimits {
        requireAtLeast(1, failuresPerAccount, "failures-per-account");
        requireAtLeast(1, failuresPerAddress, "failures-per-address");
        requireAtLeast(1, rememberedMax, "remembered-max");
        Positive.require("window", window);
        if (perStream < 2 || perStream > 5) {
            throw new IllegalArgumentException("per-stream must be between 2 and 5, was " + perStream);
        }
    }

    private static void requireAtLeast(int least, int value, String key) {
        if (value < least) {
            throw new IllegalArgumentException(key + " must be at least " + least + ", was " + value);
        }
    }
}
