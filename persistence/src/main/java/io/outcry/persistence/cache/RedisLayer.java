package io.outcry.persistence.cache;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.outcry.core.meter.Meter;
import io.outcry.core.meter.Metric;
import io.outcry.persistence.LayerReport;
import io.outcry.persistence.Reachability;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.params.SetParams;

/**
 * Values in a Redis that all nodes share. Nothing here ever fails: without an answer there is none, and the next layer is
 * asked.
 *
 * <p>Nothing old is ever believed:
 *
 * <ul>
 *   <li>A change leaves a mark in the value's place, beside which nothing can be put while a read that began before the
 *       change may be under way.
 *   <li>Every key names a generation. Whoever could not tell Redis something begins a new one before he uses it again, and
 *       with it everybody's values are forgotten.
 * </ul>
 */
final class RedisLayer implements AutoCloseable {

    private static final String NAME = "redis";

    /** Of the keys and of the values' form: a version of Outcry that writes others has another number. */
    private static final String PREFIX = "outcry:1:";

    private static final byte[] GENERATION = (PREFIX + "generation").getBytes(UTF_8);

    /** No value is written like this. */
    private static final byte[] CHANGED = {'-'};

    /** What was looked for. */
    sealed interface Answer {

        record Hit(Written value) implements Answer {}

        /**
         * It is not there.
         *
         * @param generation under which it may be put; empty where it may not
         */
        record Miss(Optional<String> generation) implements Answer {}
    }

    private static final Answer NOTHING = new Answer.Miss(Optional.empty());

    private final RedisClient client;
    private final RedisConfig config;
    private final Reachability reachability;
    private final LayerFigures figures;
    private final Meter meter;
    private final Semaphore places;
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("outcry-redis-", 0).factory());
    private volatile Optional<String> generation = Optional.empty();
    private volatile boolean isClosed;

    /** Does not wait for the server: until it has answered once, nothing is found there. */
    RedisLayer(RedisConfig.Address address, RedisConfig config, Meter meter) {
        this.config = config;
        this.meter = meter;
        this.client = RedisConnections.open(address, config);
        this.reachability = new Reachability(NAME, meter);
        this.figures = new LayerFigures(NAME, meter);
        this.places = new Semaphore(config.connections() + config.maxWaiting());
        meter.watch(Metric.QUEUE_LENGTH, NAME, this::waiting);
        threads.execute(this::renew);
    }

    private int waiting() {
        return Math.max(0, config.maxWaiting() - places.availablePermits());
    }

    /** Completes soon, and never fails. */
    CompletionStage<Answer> find(Key key) {
        return generation
                .map(current -> ask(NOTHING, redis -> find(redis, key, current)))
                .orElseGet(() -> CompletableFuture.completedFuture(NOTHING));
    }

    private Answer find(RedisClient redis, Key key, String current) {
        var begunNanos = System.nanoTime();
        var found = redis.mget(GENERATION, place(key, current));
        var isCurrent = Arrays.equals(found.get(0), current.getBytes(UTF_8));
        var value = Optional.ofNullable(found.get(1)).filter(_ -> isCurrent).map(Written::of);
        var hit = value.filter(written -> !written.is(CHANGED));
        figures.read(hit.isPresent(), System.nanoTime() - begunNanos);
        if (!isCurrent) {
            adopt(redis, found);
        }
        // Whoever reads the database from now on reads nothing older than what is known here.
        return hit.<Answer>map(Answer.Hit::new)
                .orElseGet(() -> new Answer.Miss(value.isPresent() ? Optional.empty() : generation));
    }

    /** Another node began a generation, or Redis lost the one there was. */
    private void adopt(RedisClient redis, List<byte[]> found) {
        var other = Optional.ofNullable(found.getFirst());
        if (other.isPresent()) {
            generation = other.map(bytes -> new String(bytes, UTF_8));
        } else {
            begin(redis);
        }
    }

    /**
     * Puts it there, unless something is there already.
     *
     * @param under which generation, known before the value was read
     */
    void put(Key key, Written value, String under) {
        if (value.length() <= config.maxEntryBytes()) {
            var once = SetParams.setParams().nx().px(config.keepFor().toMillis());
            var _ = ask("", redis -> redis.set(place(key, under), value.bytes(), once));
        }
    }

    /** Whether it is certain that nobody finds an older value there. Completes soon, and never fails. */
    CompletionStage<Boolean> distrust(Key key) {
        return generation
                .map(current -> ask(false, redis -> distrust(redis, key, current)))
                .orElseGet(() -> CompletableFuture.completedFuture(false));
    }

    private boolean distrust(RedisClient redis, Key key, String current) {
        var mark = SetParams.setParams().px(config.distrustFor().toMillis());
        redis.set(place(key, current), CHANGED, mark);
        // Asked for after the mark is there: a generation that begins later knows of the change.
        var now = Optional.ofNullable(redis.get(GENERATION)).map(bytes -> new String(bytes, UTF_8));
        if (now.filter(current::equals).isPresent()) {
            return true;
        }
        now.ifPresent(other -> {
            generation = now;
            redis.set(place(key, other), CHANGED, mark);
        });
        return now.isPresent();
    }

    private static byte[] place(Key key, String generation) {
        return (PREFIX + generation + ":" + key).getBytes(UTF_8);
    }

    private <T> CompletionStage<T> ask(T otherwise, Function<RedisClient, T> command) {
        if (isClosed || !places.tryAcquire()) {
            meter.count(Metric.QUEUE_REFUSED, NAME);
            return CompletableFuture.completedFuture(otherwise);
        }
        var answer = new CompletableFuture<T>();
        try {
            threads.execute(() -> answer.complete(carryOut(otherwise, command)));
        } catch (RejectedExecutionException _) {
            // It is being closed.
            answer.complete(otherwise);
        }
        return answer;
    }

    private <T> T carryOut(T otherwise, Function<RedisClient, T> command) {
        try {
            return reachability.isLost() ? otherwise : command.apply(client);
        } catch (RuntimeException failed) {
            lose(failed);
            return otherwise;
        } finally {
            places.release();
        }
    }

    private void lose(RuntimeException failed) {
        generation = Optional.empty();
        if (!isClosed && reachability.lost(reason(failed))) {
            client.getPool().clear();
            retryLater();
        }
    }

    /** Never a key or a value: Jedis quotes neither. */
    private static String reason(RuntimeException failed) {
        var cause = Optional.ofNullable(failed.getCause()).map(inner -> ": " + inner.getMessage());
        return failed.getMessage() + cause.orElse("");
    }

    private void retryLater() {
        CompletableFuture.delayedExecutor(config.retryEvery().toMillis(), TimeUnit.MILLISECONDS, threads)
                .execute(this::renew);
    }

    /** What was said while the server was away did not arrive: what it holds is believed no more. */
    private void renew() {
        if (isClosed) {
            return;
        }
        try {
            begin(client);
            reachability.found();
        } catch (RuntimeException failed) {
            if (!reachability.lost(reason(failed))) {
                client.getPool().clear();
            }
            retryLater();
        }
    }

    private void begin(RedisClient redis) {
        var fresh = UUID.randomUUID().toString();
        redis.set(GENERATION, fresh.getBytes(UTF_8));
        generation = Optional.of(fresh);
    }

    boolean isUsable() {
        return generation.isPresent() && !reachability.isLost();
    }

    LayerReport report() {
        return figures.report(reachability.lostAt());
    }

    @Override
    public void close() {
        isClosed = true;
        threads.shutdown();
        client.close();
    }
}
