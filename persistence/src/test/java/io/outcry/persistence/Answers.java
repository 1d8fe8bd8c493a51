package io.outcry.persistence;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.outcry.core.StoreException;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/** Waits for the answers of stores, with a bound. */
public final class Answers {

    private Answers() {}

    public static <T> T await(CompletionStage<T> stage) {
        return stage.toCompletableFuture().orTimeout(20, TimeUnit.SECONDS).join();
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
