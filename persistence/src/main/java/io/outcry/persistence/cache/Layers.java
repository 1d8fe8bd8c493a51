package io.outcry.persistence.cache;

import io.outcry.core.StageFailure;
import io.outcry.core.StoreException;
import io.outcry.core.StoreException.Reason;
import io.outcry.core.address.Jid;
import io.outcry.core.cache.Caches;
import io.outcry.core.cache.Invalidation;
import io.outcry.core.cache.OtherNodes;
import io.outcry.core.stanza.StanzaText;
import io.outcry.persistence.cache.RedisLayer.Answer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Reads go through memory, Redis, database, and what is found fills the layers above. Changes go to the database, and
 * then what was remembered is forgotten on every node, before whoever asked for the change hears that it is done.
 */
final class Layers implements Caches {

    private final MemoryLayer memory;
    private final Optional<RedisLayer> redis;
    private final Values values;
    private final Duration distrustFor;
    private volatile OtherNodes others = OtherNodes.NONE;

    Layers(MemoryLayer memory, Optional<RedisLayer> redis, StanzaText text, Duration distrustFor) {
        this.memory = memory;
        this.redis = redis;
        this.values = new Values(text);
        this.distrustFor = distrustFor;
    }

    void tellTo(OtherNodes nodes) {
        others = nodes;
    }

    <V> CompletionStage<V> read(Kind<V> kind, Jid owner, Supplier<CompletionStage<V>> database) {
        var key = Key.of(kind, owner);
        var stamp = memory.stamp(key);
        return memory.find(key)
                .flatMap(written -> values.read(kind, written))
                .<CompletionStage<V>>map(CompletableFuture::completedFuture)
                .orElseGet(() -> behindMemory(kind, key, stamp, database));
    }

    private <V> CompletionStage<V> behindMemory(
            Kind<V> kind, Key key, long stamp, Supplier<CompletionStage<V>> database) {
        return redisFor(kind)
                .map(layer -> layer.find(key).thenCompose(answer -> switch (answer) {
                    case Answer.Hit hit ->
                        values.read(kind, hit.value())
                                .map(value -> {
                                    memory.put(key, hit.value(), stamp);
                                    return CompletableFuture.completedStage(value);
                                })
                                .orElseGet(() -> fromDatabase(kind, key, stamp, Optional.empty(), database));
                    case Answer.Miss miss -> fromDatabase(kind, key, stamp, miss.generation(), database);
                }))
                .orElseGet(() -> fromDatabase(kind, key, stamp, Optional.empty(), database));
    }

    private <V> CompletionStage<V> fromDatabase(
            Kind<V> kind, Key key, long stamp, Optional<String> generation, Supplier<CompletionStage<V>> database) {
        return database.get().thenApply(value -> {
            if (kind.isWorthKeeping().test(value)) {
                var written = values.write(value);
                memory.put(key, written, stamp);
                generation.ifPresent(under -> redis.ifPresent(layer -> layer.put(key, written, under)));
            }
            return value;
        });
    }

    /**
     * Nobody finds an older value once this is complete, whatever became of the change.
     *
     * <p>Redis is told before as well: where this process dies between the database's commit and the end of this, nobody
     * believes what stands there.
     */
    <T> CompletionStage<T> change(Kind<?> kind, Jid owner, Supplier<CompletionStage<T>> database) {
        var key = Key.of(kind, owner);
        return distrust(kind, key)
                .thenCompose(_ -> database.get())
                .handle((answer, failure) -> forget(kind, key).thenCompose(_ -> {
                    if (failure == null) {
                        return CompletableFuture.completedStage(answer);
                    }
                    if (mayStillHappen(failure)) {
                        CompletableFuture.delayedExecutor(distrustFor.toMillis(), TimeUnit.MILLISECONDS)
                                .execute(() -> forget(kind, key));
                    }
                    return CompletableFuture.<T>failedStage(failure);
                }))
                .thenCompose(done -> done);
    }

    private static boolean mayStillHappen(Throwable failure) {
        return StageFailure.cause(failure) instanceof StoreException known && known.reason() == Reason.UNKNOWN;
    }

    private CompletionStage<Boolean> distrust(Kind<?> kind, Key key) {
        return redisFor(kind).map(layer -> layer.distrust(key)).orElseGet(() -> CompletableFuture.completedStage(true));
    }

    private CompletionStage<Boolean> forget(Kind<?> kind, Key key) {
        return distrust(kind, key).thenApply(isSharedTold -> {
            // Behind Redis: whoever reads in between may still find there what is old by now.
            memory.forget(key);
            others.tell(new Invalidation(key.kind(), key.owner(), isSharedTold));
            return isSharedTold;
        });
    }

    private Optional<RedisLayer> redisFor(Kind<?> kind) {
        return redis.filter(_ -> kind.isShared());
    }

    @Override
    public void heard(Invalidation invalidation) {
        var key = new Key(invalidation.kind(), invalidation.owner());
        memory.forget(key);
        if (!invalidation.isSharedTold()) {
            redis.ifPresent(layer -> layer.distrust(key).thenRun(() -> memory.forget(key)));
        }
    }

    @Override
    public void mayHaveMissed() {
        memory.forgetAll();
    }
}
