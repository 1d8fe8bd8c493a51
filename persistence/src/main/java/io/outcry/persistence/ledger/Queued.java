package io.outcry.persistence.ledger;

import io.outcry.core.StoreException;
import io.outcry.core.StoreException.Reason;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Something that waits for a commit.
 *
 * @param outcome what really became of it
 * @param answer the same for whoever asked, who waits no longer than so long
 */
record Queued<Q, A>(Q request, CompletableFuture<A> outcome, CompletableFuture<A> answer) {

    /** @param ended run once there is an outcome, before anybody hears of it */
    static <Q, A> Queued<Q, A> of(String what, Q request, Duration answerTimeout, Runnable ended) {
        var outcome = new CompletableFuture<A>();
        var answer = outcome.whenComplete((_, _) -> ended.run())
                .orTimeout(answerTimeout.toMillis(), TimeUnit.MILLISECONDS)
                .exceptionallyCompose(failure -> CompletableFuture.failedFuture(
                        failure instanceof TimeoutException ? late(what, answerTimeout) : plain(failure)));
        return new Queued<>(request, outcome, answer);
    }

    /** Nobody waits for it any more. */
    boolean isGivenUp() {
        return answer.isDone();
    }

    private static StoreException late(String what, Duration answerTimeout) {
        return new StoreException(Reason.UNKNOWN, what + " was not answered within " + answerTimeout);
    }

    private static Throwable plain(Throwable failure) {
        return failure.getCause() instanceof StoreException known ? known : failure;
    }
}
