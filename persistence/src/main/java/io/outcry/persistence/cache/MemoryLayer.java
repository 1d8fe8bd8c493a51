package io.outcry.persistence.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.outcry.core.meter.Meter;
import io.outcry.core.meter.Metric;
import io.outcry.persistence.LayerReport;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Values as they are written, in this process: what they take is known to the byte, and nobody's objects are kept alive.
 *
 * <p>A value that was read before a change and arrives after it is not taken: who wants to put one takes a
 * {@link #stamp} before he reads.
 */
final class MemoryLayer {

    private static final String NAME = "memory";

    /** What an entry takes beside its value, about: key, address, nodes of the map. */
    private static final int ENTRY_BYTES = 300;

    /** Accounts that share a stamp disturb each other, which costs a read. */
    private static final int STAMPS = 4_096;

    private final Cache<Key, Written> values;
    private final AtomicLongArray stamps = new AtomicLongArray(STAMPS);
    private final LayerFigures figures;

    MemoryLayer(CacheConfig config, Meter meter) {
        this.values = Caffeine.newBuilder()
                .maximumWeight(config.maxBytes())
                .weigher((Key _, Written value) -> ENTRY_BYTES + value.length())
                .expireAfterWrite(config.keepFor())
                .build();
        this.figures = new LayerFigures(NAME, meter);
        meter.watch(Metric.CACHE_ENTRIES, NAME, this::entries);
    }

    Optional<Written> find(Key key) {
        var begunNanos = System.nanoTime();
        var found = Optional.ofNullable(values.getIfPresent(key));
        figures.read(found.isPresent(), System.nanoTime() - begunNanos);
        return found;
    }

    /** To be asked for before a value is read elsewhere. */
    long stamp(Key key) {
        return stamps.get(place(key));
    }

    /** Ignored where the account changed since the stamp. */
    void put(Key key, Written value, long stamp) {
        values.asMap().compute(key, (_, before) -> stamp(key) == stamp ? value : before);
    }

    void forget(Key key) {
        // First the stamp: who puts in between is either refused by it or removed below.
        stamps.incrementAndGet(place(key));
        values.invalidate(key);
    }

    void forgetAll() {
        for (var place = 0; place < STAMPS; place++) {
            stamps.incrementAndGet(place);
        }
        values.invalidateAll();
    }

    long entries() {
        values.cleanUp();
        return values.estimatedSize();
    }

    LayerReport report() {
        return figures.report(Optional.empty());
    }

    private static int place(Key key) {
        return Math.floorMod(key.hashCode(), STAMPS);
    }
}
