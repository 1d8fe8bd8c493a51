package io.outcry.persistence.sql;

import io.outcry.core.StoreException;
import io.outcry.core.StoreException.Reason;
import io.outcry.core.meter.Meter;
import io.outcry.core.meter.Metric;
import io.outcry.persistence.DatabaseConfig;
import io.outcry.persistence.LayerReport;
import io.outcry.persistence.Operations;
import io.outcry.persistence.Reachability;
import io.outcry.persistence.RecentTimes;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.R2dbcNonTransientResourceException;
import io.r2dbc.spi.ValidationDepth;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.util.retry.Retry;

/**
 * Runs work on the database within bounds: so many connections, so many waiting, so long.
 *
 * <p>The embedded driver does its work on the thread that asks. So everything runs on virtual threads, of which at most
 * as many as there are connections do anything; the thread of a caller only hands over.
 */
public final class Database implements AutoCloseable {

    private final ConnectionPool pool;
    private final Retry another;
    private final Semaphore places;
    private final int maxUnderWay;
    private final Duration answerTimeout;
    private final boolean syncsToDisk;
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("outcry-sql-", 0).factory());
    private final Scheduler scheduler;
    private final Meter meter;
    private final Dialect dialect;
    private final Operations operations;
    private final Reachability reachability;
    private final RecentTimes times = new RecentTimes();
    private volatile boolean isClosed;

    public Database(ConnectionFactory factory, Dialect dialect, DatabaseConfig config, Meter meter) {
        this.meter = meter;
        this.dialect = dialect;
        this.operations = new Operations(meter);
        this.reachability = new Reachability("database", meter);
        // Its execute only: a cancelled task of an executor service is interrupted, and an interrupt makes the JDK
        // close the file channel, the whole embedded database with it.
        this.scheduler = Schedulers.fromExecutor(task -> threads.execute(task), true);
        this.pool = new ConnectionPool(ConnectionPoolConfiguration.builder(factory)
                .initialSize(0)
                .maxSize(config.maxConnections())
                .maxIdleTime(Duration.ofMillis(-1))
                .maxAcquireTime(config.acquireTimeout())
                .maxCreateConnectionTime(config.acquireTimeout())
                .validationDepth(config.isAcrossANetwork() ? ValidationDepth.REMOTE : ValidationDepth.LOCAL)
                .maxValidationTime(config.acquireTimeout())
                .acquireRetry(0)
                .allocatorSubscribeOn(scheduler)
                .build());
        this.another = Retry.max(config.maxConnections())
                .filter(Database::isOfDeadConnection)
                .onRetryExhaustedThrow((_, last) -> last.failure());
        this.maxUnderWay = config.maxConnections() + config.maxWaiting();
        this.places = new Semaphore(maxUnderWay);
        meter.watch(
                Metric.QUEUE_LENGTH,
                "database",
                () -> Math.max(0, maxUnderWay - places.availablePermits() - config.maxConnections()));
        this.answerTimeout = config.answerTimeout();
        this.syncsToDisk = config.syncToDisk() && !dialect.isServer();
    }

    /** How its statements are written. */
    public Dialect dialect() {
        return dialect;
    }

    /** Where its stores count as well. */
    public Meter meter() {
        return meter;
    }

    /** For reading. Fails with a {@link StoreException} whose message begins with {@code what}. */
    public <T> CompletableFuture<T> read(String what, Work<T> work) {
        return bounded(what, work);
    }

    /** All statements or none; completes once they are durable. Fails as {@link #read} does. */
    public <T> CompletableFuture<T> transact(String what, Work<T> work) {
        return bounded(
                what,
                connection -> Mono.from(connection.beginTransaction())
                        .then(Mono.defer(() -> work.on(connection)))
                        .onErrorResume(failed -> rollback(connection).then(Mono.error(failed)))
                        .flatMap(answer -> commit(what, connection).thenReturn(answer)));
    }

    private Mono<Void> commit(String what, Connection connection) {
        var committed = Mono.from(connection.commitTransaction());
        var synced = syncsToDisk
                ? committed
                        .then(Statements.update(connection, "CHECKPOINT SYNC"))
                        .then()
                : committed;
        return synced.onErrorMap(failed -> Failures.ofCommit(what, failed));
    }

    private static Mono<Void> rollback(Connection connection) {
        // What made it fail is what the caller has to hear, whatever becomes of the rollback; the pool drops a broken
        // connection.
        return Mono.from(connection.rollbackTransaction()).onErrorComplete();
    }

    private <T> CompletableFuture<T> bounded(String what, Work<T> work) {
        if (isClosed) {
            return CompletableFuture.failedFuture(closed(what));
        }
        if (!places.tryAcquire()) {
            meter.count(Metric.QUEUE_REFUSED, "database");
            return CompletableFuture.failedFuture(new StoreException(
                    Reason.FULL, what + " failed: " + maxUnderWay + " operations are under way already (max-waiting)"));
        }
        var begunNanos = System.nanoTime();
        var answer = new CompletableFuture<T>();
        Mono.usingWhen(pool.create().retryWhen(another).publishOn(scheduler), work::on, Connection::close)
                .subscribeOn(scheduler)
                .switchIfEmpty(Mono.error(() -> new IllegalStateException("no answer")))
                .doOnTerminate(places::release)
                .subscribe(
                        value -> {
                            times.add(System.nanoTime() - begunNanos);
                            reachability.found();
                            answer.complete(value);
                        },
                        failure -> answer.completeExceptionally(explain(what, failure)));
        // The work itself is not cancelled: a half-done statement would still hold its connection. Its own time-out
        // ends it.
        return operations.measured(
                what,
                answer.orTimeout(answerTimeout.toMillis(), TimeUnit.MILLISECONDS)
                        .exceptionallyCompose(failure -> CompletableFuture.failedFuture(late(what, failure))));
    }

    /** Where a server died, so did every connection that waits in the pool: each is found out at its turn, and dropped. */
    private static boolean isOfDeadConnection(Throwable failure) {
        return failure instanceof R2dbcNonTransientResourceException
                && "Connection validation failed".equals(failure.getMessage());
    }

    private StoreException explain(String what, Throwable failure) {
        if (isClosed) {
            return closed(what);
        }
        var explained = Failures.explain(what, failure);
        if (Failures.isAbsence(failure)) {
            reachability.lost(String.valueOf(explained.getMessage()));
        }
        return explained;
    }

    private Throwable late(String what, Throwable failure) {
        if (!(failure instanceof TimeoutException)) {
            return failure;
        }
        var late = what + " was not answered within " + answerTimeout;
        reachability.lost(late);
        return new StoreException(Reason.UNKNOWN, late);
    }

    /** How it does. */
    public LayerReport report() {
        return new LayerReport(
                "database",
                reachability.lostAt(),
                times.count(),
                times.count(),
                times.within(LayerReport.MEDIAN),
                times.within(LayerReport.P99));
    }

    private static StoreException closed(String what) {
        return new StoreException(Reason.CLOSED, what + " failed: the database is closed");
    }

    /** Lets nothing new begin, and waits for what is under way, at most as long as an answer may take. */
    @Override
    public void close() {
        isClosed = true;
        awaitQuiet();
        pool.disposeLater().onErrorComplete().block(answerTimeout);
    }

    private void awaitQuiet() {
        try {
            if (places.tryAcquire(maxUnderWay, answerTimeout.toMillis(), TimeUnit.MILLISECONDS)) {
                places.release(maxUnderWay);
                // An answer comes before its connection is back for good: a pool that is disposed of in between counts
                // the connection twice and logs an error.
                threads.shutdown();
                var _ = threads.awaitTermination(answerTimeout.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
