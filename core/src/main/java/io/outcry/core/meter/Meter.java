package io.outcry.core.meter;

import java.util.function.LongSupplier;

/**
 * Where figures go. Every method may be called from any thread, costs nanoseconds and allocates nothing, so that it may
 * stand on a stanza's way. A value that the metric's tag does not take counts as {@link Tag#OTHER}; a metric of another
 * kind is an {@link IllegalArgumentException}.
 */
public interface Meter {

    /** Adds to a {@link Kind#COUNTER}. */
    void count(Metric counter, String tag, long many);

    default void count(Metric counter, String tag) {
        count(counter, tag, 1);
    }

    default void count(Metric counter) {
        count(counter, "", 1);
    }

    /** Moves a {@link Kind#LEVEL}; whoever moved it up moves it down again. {@link Share} remembers by how much. */
    void move(Metric level, String tag, long by);

    /** One more amount of a {@link Kind#DISTRIBUTION}, in the metric's unit. */
    void record(Metric distribution, String tag, long amount);

    /** Asks for a level, or for a counter's total, whenever figures are read; added to what others say of it. */
    void watch(Metric levelOrCounter, String tag, LongSupplier now);
}
