package io.outcry.persistence.directory;

import com.unboundid.ldap.sdk.LDAPException;
import io.outcry.core.StoreException;
import io.outcry.core.StoreException.Reason;
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

    private final DirectoryLimits limits;
    private final ThreadPoolExecutor threads;

    BoundedCalls(String name, DirectoryLimits limits) {
        this.limits = limits;
        this.threads = new ThreadPoolExecutor(
                limits.connections(),
                limits.connections(),
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(limits.maxWaiting()),
                Thread.ofVirtual().name("directory-" + name + "-", 0).factory());
        threads.allowCoreThreadTimeOut(true);
    }

    /** The answer, or a {@link StoreException} whose message begins with {@code what}. */
    <T> CompletableFuture<T> ask(String what, Call<T> call) {
        var answer = new CompletableFuture<T>();
        try {
            threads.execute(() -> answer(answer, what, call));
        } catch (RejectedExecutionException _) {
            return CompletableFuture.failedFuture(refused(what));
        }
        return answer.orTimeout(limits.answerTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .exceptionallyCompose(failure -> CompletableFuture.failedFuture(late(what, failure)));
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
