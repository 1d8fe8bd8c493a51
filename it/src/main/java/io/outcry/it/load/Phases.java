package io.outcry.it.load;

import java.time.Duration;

/** When a load begins, when its warm-up is over, and when it ends, by {@link System#nanoTime}. */
record Phases(long startNanos, long measuredFromNanos, long endNanos) {

    /** Refuses times of which no load can be made. */
    static void check(Duration warmUp, Duration duration) {
        if (!duration.isPositive() || warmUp.isNegative()) {
            throw new IllegalArgumentException("--duration must be positive, and --warm-up not negative");
        }
    }

    static Phases of(long startNanos, Duration warmUp, Duration duration) {
        var measuredFrom = startNanos + warmUp.toNanos();
        return new Phases(startNanos, measuredFrom, measuredFrom + duration.toNanos());
    }
}
