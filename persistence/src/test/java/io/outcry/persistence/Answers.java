package io.outcry.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.outcry.core.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for the answers of stores, with a bound. */
public final class Answers {

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(5);

    private Answers() {}

    public static <T> T await(CompletionStage<T> stage) {
        return stage.toCompletableFuture()
                .orTimeout(LIMIT.toSeconds(), TimeUnit.SECONDS)
                .join();
    }

    /** Looks again and again, with a bound. */
    public static void awaitUntil(BooleanSupplier condition) {
        var end = Instant.now().plus(LIMIT);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).as("within " + LIMIT).isBefore(end);
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
        }
    }

    public static StoreException failureOf(CompletionStage<?> failed) {
        try {
            throw new AssertionError("was answered: " + await(failed));
        } catch (CompletionException failure) {
            assertThatThrownBy(() -> await(failed)).hasCauseInstanceOf(StoreException.class);
            return (StoreException) Objects.requireNonNull(failure.getCause());
        }
    }

    public static StoreException.Reason reasonOf(CompletionStage<?> failed) {
        return failureOf(failed).reason();
    }
}
