package io.outcry.persistence.ledger;

import io.outcry.core.StageFailure;
import io.outcry.core.StoreException;
import io.outcry.core.StoreException.Reason;
import io.outcry.core.meter.Meter;
import io.outcry.core.meter.Metric;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets many requests share a commit: while one batch is written the next one gathers.
 *
 * <pre>idle → committing → (gathering →) committing … → idle</pre>
 *
 * <p>A request that finds nothing going on is written at once. No thread waits here, and none is owned.
 */
final class GroupCommit<Q extends GroupCommit.Weighed, A> {

    /** What a request takes of a batch and of the queue. */
    interface Weighed {

        int entries();

        long sizeChars();
    }

    /** Writes a batch in one transaction: an answer for each request, in the same order, or a failure of all. */
    interface Committer<Q, A> {

        CompletionStage<List<A>> commit(List<Q> batch);
    }

    /** Runs something later. */
    interface Timer {

        void after(Duration delay, Runnable task);
    }

    private enum State {
        IDLE,
        COMMITTING,
        GATHERING
    }

    private final String what;
    private final LedgerConfig config;
    private final Duration answerTimeout;
    private final Timer timer;
    private final Committer<Q, A> committer;
    private final Meter meter;

    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<Queued<Q, A>> waiting = new ArrayDeque<>();
    private long waitingEntries;
    private long waitingChars;
    private State state = State.IDLE;
    private boolean isClosed;

    /** @param what for messages, as in {@code ledger.append} */
    GroupCommit(
            String what,
            LedgerConfig config,
            Duration answerTimeout,
            Timer timer,
            Committer<Q, A> committer,
            Meter meter) {
        this.what = what;
        this.config = config;
        this.answerTimeout = answerTimeout;
        this.timer = timer;
        this.committer = committer;
        this.meter = meter;
        meter.watch(Metric.QUEUE_LENGTH, what, this::waiting);
    }

    /** @param ended run once there is an outcome, before the answer completes */
    CompletableFuture<A> submit(Q request, Runnable ended) {
        var queued = Queued.<Q, A>of(what, request, answerTimeout, ended);
        Optional<StoreException> refusal;
        List<Queued<Q, A>> batch = List.of();
        lock.lock();
        try {
            refusal = refusal(request);
            if (refusal.isEmpty()) {
                put(queued);
                batch = state == State.IDLE || (state == State.GATHERING && fillsBatch()) ? takeBatch() : batch;
            }
        } finally {
            lock.unlock();
        }
        refusal.ifPresent(reason -> {
            meter.count(Metric.QUEUE_REFUSED, what);
            queued.outcome().completeExceptionally(reason);
        });
        commitFrom(batch);
        return queued.answer();
    }

    private long waiting() {
        lock.lock();
        try {
            return waiting.size();
        } finally {
            lock.unlock();
        }
    }

    private Optional<StoreException> refusal(Q request) {
        if (isClosed) {
            return Optional.of(closed());
        }
        if (waiting.size() >= config.maxWaiting()) {
            return Optional.of(full(waiting.size() + " are waiting already (max-waiting)"));
        }
        if (waitingChars + request.sizeChars() > config.maxWaitingChars()) {
            return Optional.of(full(waitingChars + " characters are waiting already (max-waiting-chars)"));
        }
        return Optional.empty();
    }

    /** Takes nothing new and fails what still waits; a batch under way is finished. */
    void close() {
        List<Queued<Q, A>> left;
        lock.lock();
        try {
            isClosed = true;
            left = List.copyOf(waiting);
            waiting.clear();
            waitingEntries = 0;
            waitingChars = 0;
        } finally {
            lock.unlock();
        }
        left.forEach(queued -> queued.outcome().completeExceptionally(closed()));
    }

    /** A loop, not a recursion: batches that fail at once would go deep otherwise. */
    private void commitFrom(List<Queued<Q, A>> first) {
        var batch = first;
        while (!batch.isEmpty()) {
            var over = commit(batch);
            if (!over.isDone()) {
                var _ = over.thenRun(() -> commitFrom(afterCommit()));
                return;
            }
            batch = afterCommit();
        }
    }

    /** Completes when every request of the batch has its outcome. */
    private CompletableFuture<Void> commit(List<Queued<Q, A>> batch) {
        var begunNanos = System.nanoTime();
        return committer
                .commit(batch.stream().map(Queued::request).toList())
                .<CompletableFuture<Void>>handle((answers, failure) -> {
                    meter.record(Metric.COMMIT_REQUESTS, what, batch.size());
                    meter.record(Metric.COMMIT_TIME, what, System.nanoTime() - begunNanos);
                    if (failure == null) {
                        answer(batch, answers);
                        return CompletableFuture.completedFuture(null);
                    }
                    return failOrSplit(batch, StageFailure.cause(failure));
                })
                .thenCompose(over -> over)
                .toCompletableFuture();
    }

    private void answer(List<Queued<Q, A>> batch, List<A> answers) {
        for (var index = 0; index < batch.size(); index++) {
            batch.get(index).outcome().complete(answers.get(index));
        }
    }

    /** A request that the database does not take must not harm the others: halves find it in few steps. */
    private CompletableFuture<Void> failOrSplit(List<Queued<Q, A>> batch, Throwable failure) {
        var isRefused = failure instanceof StoreException known && known.reason() == Reason.REFUSED;
        if (!isRefused || batch.size() == 1) {
            batch.forEach(queued -> queued.outcome().completeExceptionally(failure));
            return CompletableFuture.completedFuture(null);
        }
        var middle = batch.size() / 2;
        return commit(batch.subList(0, middle)).thenCompose(_ -> commit(batch.subList(middle, batch.size())));
    }

    private List<Queued<Q, A>> afterCommit() {
        lock.lock();
        try {
            if (waiting.isEmpty()) {
                state = State.IDLE;
                return List.of();
            }
            if (config.gatherTime().isZero() || fillsBatch()) {
                return takeBatch();
            }
            state = State.GATHERING;
        } finally {
            lock.unlock();
        }
        timer.after(config.gatherTime(), () -> commitFrom(afterGathering()));
        return List.of();
    }

    private List<Queued<Q, A>> afterGathering() {
        lock.lock();
        try {
            // A full batch did not wait for the timer, which may then find a later gathering: that one is only cut
            // short.
            return state == State.GATHERING ? takeBatch() : List.of();
        } finally {
            lock.unlock();
        }
    }

    private boolean fillsBatch() {
        return waitingEntries >= config.maxBatchEntries() || waitingChars >= config.maxBatchChars();
    }

    private void put(Queued<Q, A> queued) {
        waiting.add(queued);
        waitingEntries += queued.request().entries();
        waitingChars += queued.request().sizeChars();
    }

    /** As much as fits, at least one; what nobody waits for any more is left out. Empty where nothing is left. */
    private List<Queued<Q, A>> takeBatch() {
        var batch = new ArrayList<Queued<Q, A>>();
        var entries = 0L;
        var chars = 0L;
        for (var next = waiting.peek(); next != null; next = waiting.peek()) {
            var request = next.request();
            var fits = entries + request.entries() <= config.maxBatchEntries()
                    && chars + request.sizeChars() <= config.maxBatchChars();
            if (!next.isGivenUp() && !fits && !batch.isEmpty()) {
                break;
            }
            waiting.remove();
            waitingEntries -= request.entries();
            waitingChars -= request.sizeChars();
            if (next.isGivenUp()) {
                next.outcome().cancel(false);
                continue;
            }
            entries += request.entries();
            chars += request.sizeChars();
            batch.add(next);
        }
        state = batch.isEmpty() ? State.IDLE : State.COMMITTING;
        return batch;
    }

    private StoreException full(String why) {
        return new StoreException(Reason.FULL, what + " failed: " + why);
    }

    private StoreException closed() {
        return new StoreException(Reason.CLOSED, what + " failed: the database is closed");
    }
}
