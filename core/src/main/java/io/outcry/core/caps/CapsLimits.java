package io.outcry.core.caps;

import io.outcry.core.Positive;
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
        Positive.require("max-known", maxKnown);
        Positive.require("max-asked", maxAsked);
        Positive.require("answer-timeout", answerTimeout);
    }
}
