package io.outcry.core.room;

import io.outcry.core.Positive;
import java.time.Duration;
import java.time.Instant;

/**
 * How often something may happen: so many times at once, and from then on once every so often.
 *
 * @param burst times at once
 * @param every how long until it may happen once more
 */
public record Rate(int burst, Duration every) {

    public Rate {
        Positive.require("burst", burst);
        Positive.require("every", every);
    }

    /**
     * Whether it may happen.
     *
     * @param due when all that happened so far would be over, were it spread evenly
     */
    public boolean allows(Instant due, Instant now) {
        return !due.isAfter(now.plus(every.multipliedBy(burst - 1L)));
    }

    /** When all is over, this time included. */
    public Instant after(Instant due, Instant now) {
        return (due.isAfter(now) ? due : now).plus(every);
    }
}
