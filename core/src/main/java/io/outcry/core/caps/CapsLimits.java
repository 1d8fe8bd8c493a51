package io.outcry.core.caps;

import java.time.Duration;

/**
 * How much one node remembers of what clients can do.
 *
 * @param maxKnown most hashes whose meaning is remembered; the one that was of no use for longest goes
 * @param maxAsked most hashes that clients are being asked about
 * @param answerTimeout how long a client may take to answer before another one is asked
 */
public record CapsLimits(int maxKnown, int maxAsked, Duration answerTimeout) {

    public CapsLimits {
        if (maxKnown < 1) {
            throw new IllegalArgumentException("max-known must be positive, was " + maxKnown);
        }
        if (maxAsked < 1) {
            throw new IllegalArgumentException("max-asked must be positive, was " + maxAsked);
        }
        if (!answerTimeout.isPositive()) {
            throw new IllegalArgumentException("answer-timeout must be positive, was " + answerTimeout);
        }
    }
}
