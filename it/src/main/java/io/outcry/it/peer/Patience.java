package io.outcry.it.peer;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** How long a test waits for what has to come; a test that passes never waits that long. */
public final class Patience {

    public static final Duration LIMIT = Duration.ofSeconds(15);

    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

    private Patience() {}

    /** Waits until this is so; looks often, and not for longer than {@link #LIMIT}. */
    public static void until(String what, BooleanSupplier isSo) {
        until(() -> what, isSo);
    }

    /** The same, where the words for what did not happen are made only then. */
    public static void until(Supplier<String> what, BooleanSupplier isSo) {
        until(LIMIT, what, isSo);
    }

    /** The same for what may take longer. */
    public static void until(Duration limit, Supplier<String> what, BooleanSupplier isSo) {
        var start = Instant.now();
        while (!isSo.getAsBoolean()) {
            if (Duration.between(start, Instant.now()).compareTo(limit) >= 0) {
                throw new AssertionError("not within " + limit + ": " + what.get());
            }
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
        }
    }

    /** What is left of {@link #LIMIT}, zero at least. */
    static Duration leftSince(Instant start) {
        var left = LIMIT.minus(Duration.between(start, Instant.now()));
        return left.isNegative() ? Duration.ZERO : left;
    }
}
