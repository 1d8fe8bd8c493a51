package io.outcry.core.feature.offline;

/**
 * How much waits for one account.
 *
 * @param maxMessages most messages that are kept until a session takes them
 */
public record OfflineLimits(int maxMessages) {

    public OfflineLimits {
        if (maxMessages < 0) {
            throw new IllegalArgumentException("max-messages must not be negative, was " + maxMessages);
        }
    }
}
