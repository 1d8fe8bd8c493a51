package io.outcry.persistence.directory;

import com.unboundid.ldap.sdk.LDAPException;
import io.outcry.core.StoreException;
import io.outcry.core.StoreException.Reason;
import io.outcry.core.meter.Meter;
import io.outcry.core.meter.Metric;
import io.outcry.persistence.Operations;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs blocking calls on virtual threads, so many at once and so many waiting; nobody waits longer than is allowed. */
final class BoundedCalls implements AutoCloseable {

    /** A blocking question to the directory. */
    @FunctionalInterface
    interface Call<T> {

        T make() throws LDAPException;
    }

    private static final long IDLE_SECONDS = 60;

    private final String name;
    private final DirectoryLimits limits;
    private final Meter meter;
    private final Operations operations;
    private final ThreadPoolExecutor threads;

    BoundedCalls(String name, DirectoryLimits limits, Meter meter) {
        this.name = name;
        this.limits = limits;
        this.meter = meter;
        this.operations = new Operations(meter);
        var waiting = new ArrayBlockingQueue<Runnable>(limits.maxWaiting());
        meter.watch(Metric.QUEUE_LENGTH, "directory", waiting::size);
        this.threads = new ThreadPoolExecutor(
                limits.connections(),
                limits.connections(),
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                waiting,
                Thread.ofVirtual().name("directory-" + name + "-", 0).factory());
        threads.allowCoreThreadTimeOut(true);
    }

    /**
     * The answer, or a {@link StoreException}.
     *
     * @param question what is asked for, in a word
     */
    <T> CompletableFuture<T> ask(String question, Call<T> call) {
        var what = "directory " + name + ": " + question;
        var answer = new CompletableFuture<T>();
        try {
            threads.execute(() -> answer(answer, what, call));
        } catch (RejectedExecutionException _) {
            meter.count(Metric.QUEUE_REFUSED, "directory");
            return CompletableFuture.failedFuture(refused(what));
        }
        return operations.measured(
                "directory." + question,
                answer.orTimeout(limits.answerTimeout().toMillis(), TimeUnit.MILLISECONDS)
                        .exceptionallyCompose(failure -> CompletableFuture.failedFuture(late(what, failure))));
    }

    private static <T> void answer(CompletableFuture<T> answer, String what, Call<T> call) {
        // Nobody waits any more for what stood in the queue for too long.
        if (answer.isDone()) {
            return;
        }
        try {
            answer.complete(call.make());
        } catch (LDAPException failed) {
            answer.completeExceptionally(LdapFailures.explain(what, failed));
        } catch (RuntimeException failed) {
            answer.completeExceptionally(new StoreException(Reason.FAILED, what + " failed: " + failed, failed));
        }
    }

    private StoreException refused(String what) {
        return threads.isShutdown()
                ? new StoreException(Reason.CLOSED, what + " failed: the directory is closed")
                : new StoreException(
                        Reason.FULL,
                        what + " failed: " + limits.maxWaiting() + " questions wait already (max-waiting)");
    }

    private Throwable late(String what, Throwable failure) {
        return failure instanceof TimeoutException
                ? new StoreException(Reason.UNKNOWN, what + " was not answered within " + limits.answerTimeout())
                : failure;
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
