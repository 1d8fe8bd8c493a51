package io.outcry.core;

import java.util.concurrent.CompletionException;

/** Why a stage failed. */
public final class StageFailure {

    private StageFailure() {}

    /** What went wrong itself: a stage that depends on another one wraps what made that one fail. */
    public static Throwable cause(Throwable failure) {
        var cause = failure.getCause();
        return failure instanceof CompletionException && cause != null ? cause : failure;
    }
}
