package io.outcry.persistence;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/** How long the last operations took. For use by many threads. */
public final class RecentTimes {

    /** How many are remembered. */
    static final int OPERATIONS = 256;

    private final AtomicLongArray nanos = new AtomicLongArray(OPERATIONS);
    private final AtomicLong count = new AtomicLong();

    public void add(long took) {
        nanos.set((int) (count.getAndIncrement() % OPERATIONS), took);
    }

    public long count() {
        return count.get();
    }

    /**
     * Half of them took no longer, or another share; zero where there were none.
     *
     * @param share from 0 to 1
     */
    public Duration within(double share) {
        var size = (int) Math.min(count.get(), OPERATIONS);
        if (size == 0) {
            return Duration.ZERO;
        }
        var sorted = new long[size];
        for (var index = 0; index < size; index++) {
            sorted[index] = nanos.get(index);
        }
        Arrays.sort(sorted);
        return Duration.ofNanos(sorted[(int) Math.ceil(share * size) - 1]);
    }
}
