package io.outcry.persistence.cache;

import io.outcry.core.meter.Meter;
import io.outcry.core.meter.Metric;
import io.outcry.persistence.Reachability;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import redis.clients.jedis.RedisClient;

/**
 * Asks Redis within bounds: so many at once, so many waiting, so long. A server that fails once is left alone until it takes
 * the greeting again.
 *
 * <pre>not greeted → usable → lost → usable …</pre>
 */
final class RedisCalls implements AutoCloseable {

    static final String NAME = "redis";

    private final RedisClient client;
    private final RedisConfig config;
    private final Consumer<RedisClient> greeting;
    private final Reachability reachability;
    private final Meter meter;
    private final Semaphore places;
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("outcry-redis-", 0).factory());
    private volatile boolean isUsable;
    private volatile boolean isClosed;

    /** @param greeting what the server is told before anything else, at first and whenever it comes back */
    RedisCalls(RedisConfig.Address address, RedisConfig config, Meter meter, Consumer<RedisClient> greeting) {
        this.config = config;
        this.meter = meter;
        this.greeting = greeting;
        this.client = RedisConnections.open(address, config);
        this.reachability = new Reachability(NAME, meter);
        this.places = new Semaphore(config.connections() + config.maxWaiting());
        meter.watch(Metric.QUEUE_LENGTH, NAME, this::waiting);
        threads.execute(this::greet);
    }

    private int waiting() {
        return Math.max(0, config.maxWaiting() - places.availablePermits());
    }

    boolean isUsable() {
        return isUsable;
    }

    Optional<Instant> lostAt() {
        return reachability.lostAt();
    }

    /** Empty where there is no answer. Completes soon, and never fails. */
    <T> CompletionStage<Optional<T>> ask(Function<RedisClient, T> command) {
        if (!isUsable) {
            return CompletableFuture.completedFuture(Optional.empty());
        }
        if (!places.tryAcquire()) {
            meter.count(Metric.QUEUE_REFUSED, NAME);
            return CompletableFuture.completedFuture(Optional.empty());
        }
        var answer = new CompletableFuture<Optional<T>>();
        try {
            threads.execute(() -> answer.complete(carryOut(command)));
        } catch (RejectedExecutionException _) {
            // It is being closed.
            answer.complete(Optional.empty());
        }
        return answer;
    }

    private <T> Optional<T> carryOut(Function<RedisClient, T> command) {
        try {
            return isUsable ? Optional.of(command.apply(client)) : Optional.empty();
        } catch (RuntimeException failed) {
            lose(failed);
            return Optional.empty();
        } finally {
            places.release();
        }
    }

    private synchronized void lose(RuntimeException failed) {
        if (!isClosed && isUsable) {
            reachability.lost(reason(failed));
            client.getPool().clear();
            greetAgain();
        }
    }

    /** Asks nothing until the server was greeted again. */
    synchronized void greetAgain() {
        if (isUsable) {
            isUsable = false;
            greetLater();
        }
    }

    private void greetLater() {
        CompletableFuture.delayedExecutor(config.retryEvery().toMillis(), TimeUnit.MILLISECONDS, threads)
                .execute(this::greet);
    }

    private void greet() {
        if (isClosed) {
            return;
        }
        try {
            greeting.accept(client);
            isUsable = true;
            reachability.found();
        } catch (RuntimeException failed) {
            reachability.lost(reason(failed));
            client.getPool().clear();
            greetLater();
        }
    }

    /** Never a key or a value: Jedis quotes neither. */
    private static String reason(RuntimeException failed) {
        var cause = Optional.ofNullable(failed.getCause()).map(inner -> ": " + inner.getMessage());
        return failed.getMessage() + cause.orElse("");
    }

    @Override
    public void close() {
        isClosed = true;
        isUsable = false;
        threads.shutdown();
        client.close();
    }
}
