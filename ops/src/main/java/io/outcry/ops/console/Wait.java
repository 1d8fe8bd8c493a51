package io.outcry.ops.console;

import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for an answer, as only a command line may. */
final class Wait {

    /** Longer than any single request to a node may take. */
    private static final long MINUTES = 3;

    private Wait() {}

    static <T> T on(CompletionStage<T> answer) throws IOException {
        return on(answer, MINUTES);
    }

    static <T> T on(CompletionStage<T> answer, long minutes) throws IOException {
        try {
            return answer.toCompletableFuture().get(minutes, TimeUnit.MINUTES);
        } catch (ExecutionException failed) {
            var cause = Objects.requireNonNullElse(failed.getCause(), failed);
            switch (cause) {
                case IOException network -> throw network;
                case RuntimeException known -> throw known;
                default -> throw new IllegalStateException(cause);
            }
        } catch (TimeoutException _) {
            throw new CommandFailedException(ExitCode.UNREACHABLE, "No answer within " + minutes + " minutes.");
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new CommandFailedException(ExitCode.UNREACHABLE, "Interrupted.");
        }
    }
}
