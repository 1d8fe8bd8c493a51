package io.outcry.it.load;

import io.outcry.it.load.measure.Tally;
import io.outcry.it.load.wire.Scratch;
import org.HdrHistogram.Histogram;

/** Messages that a driver makes leave, and that a watch looks at. */
interface Traffic {

    /**
     * Sends a message.
     *
     * @param flow which of the flows it belongs to, from 0
     * @param intendedNanos when it should leave, by {@link System#nanoTime}
     */
    void send(int flow, long intendedNanos, Scratch scratch);

    Tally.Counts counts();

    /** Latencies of what arrived since the last call. */
    Histogram latest();
}
