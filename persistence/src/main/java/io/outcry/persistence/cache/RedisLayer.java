package io.outcry.persistence.cache;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.outcry.core.meter.Meter;
import io.outcry.persistence.LayerReport;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
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

    private final RedisConfig config;
    private final RedisCalls calls;
    private final LayerFigures figures;
    private volatile String generation = "";

    /** Does not wait for the server: until it has answered once, nothing is found there. */
    RedisLayer(RedisConfig.Address address, RedisConfig config, Meter meter) {
        this.config = config;
        this.figures = new LayerFigures(RedisCalls.NAME, meter);
        this.calls = new RedisCalls(address, config, meter, this::begin);
    }

    /** Completes soon, and never fails. */
    CompletionStage<Answer> find(Key key) {
        return calls.ask(redis -> find(redis, key, generation)).thenApply(answer -> answer.orElse(NOTHING));
    }

    private Answer find(RedisClient redis, Key key, String current) {
        var begunNanos = System.nanoTime();
        var found = redis.mget(GENERATION, place(key, current));
        var isCurrent = Arrays.equals(found.get(0), current.getBytes(UTF_8));
        var value = Optional.ofNullable(found.get(1)).filter(_ -> isCurrent).map(Written::of);
        var hit = value.filter(written -> !written.is(CHANGED));
        figures.read(hit.isPresent(), System.nanoTime() - begunNanos);
        if (!isCurrent) {
            adopt(redis, Optional.ofNullable(found.get(0)));
        }
        // Whoever reads the database from now on reads nothing older than what is known here.
        return hit.<Answer>map(Answer.Hit::new)
                .orElseGet(() -> new Answer.Miss(value.isPresent() ? Optional.empty() : Optional.of(generation)));
    }

    /** Another node began a generation, or Redis lost the one there was. */
    private void adopt(RedisClient redis, Optional<byte[]> other) {
        other.ifPresentOrElse(bytes -> generation = new String(bytes, UTF_8), () -> begin(redis));
    }

    /**
     * Puts it there, unless something is there already.
     *
     * @param under which generation, known before the value was read
     */
    void put(Key key, Written value, String under) {
        if (value.length() <= config.maxEntryBytes()) {
            var once = SetParams.setParams().nx().px(config.keepFor().toMillis());
            var _ = calls.ask(redis -> Optional.ofNullable(redis.set(place(key, under), value.bytes(), once)));
        }
    }

    /** Whether it is certain that nobody finds an older value there. Completes soon, and never fails. */
    CompletionStage<Boolean> distrust(Key key) {
        return calls.ask(redis -> distrust(redis, key, generation)).thenApply(answer -> {
            if (answer.isEmpty()) {
                // Also where Redis is there and all places were taken: what it was not told, it must not hold.
                calls.greetAgain();
            }
            return answer.orElse(false);
        });
    }

    private boolean distrust(RedisClient redis, Key key, String current) {
        var mark = SetParams.setParams().px(config.distrustFor().toMillis());
        redis.set(place(key, current), CHANGED, mark);
        // Asked for after the mark is there: a generation that begins later knows of the change.
        var now = Optional.ofNullable(redis.get(GENERATION)).map(bytes -> new String(bytes, UTF_8));
        now.filter(other -> !other.equals(current)).ifPresent(other -> {
            generation = other;
            redis.set(place(key, other), CHANGED, mark);
        });
        return now.isPresent();
    }

    private static byte[] place(Key key, String generation) {
        return (PREFIX + generation + ":" + key).getBytes(UTF_8);
    }

    /** What was said while the server was away did not arrive: what it holds is believed no more. */
    private void begin(RedisClient redis) {
        var fresh = UUID.randomUUID().toString();
        redis.set(GENERATION, fresh.getBytes(UTF_8));
        generation = fresh;
    }

    boolean isUsable() {
        return calls.isUsable();
    }

    LayerReport report() {
        return figures.report(calls.lostAt());
    }

    @Override
    public void close() {
        calls.close();
    }
}
