package io.outcry.persistence.cache;

import io.outcry.core.Stores;
import io.outcry.core.cache.Caches;
import io.outcry.core.cache.OtherNodes;
import io.outcry.core.meter.Meter;
import io.outcry.core.stanza.StanzaText;
import io.outcry.persistence.LayerReport;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The stores of a database, with copies of what is read again and again; ledger and audit log have none. */
public final class CachedStores implements AutoCloseable {

    private final MemoryLayer memory;
    private final Optional<RedisLayer> redis;
    private final Layers layers;
    private final Stores stores;

    private CachedStores(Stores database, CacheConfig config, StanzaText text, Meter meter) {
        this.memory = new MemoryLayer(config, meter);
        var shared = config.redis();
        this.redis = shared.address().map(address -> new RedisLayer(address, shared, meter));
        this.layers = new Layers(memory, redis, text, shared.distrustFor());
        this.stores = new Stores(
                new CachedAccounts(database.accounts(), layers),
                new CachedContacts(database.contacts(), layers),
                new CachedBlocks(database.blocks(), layers),
                new CachedPep(database.pep(), layers),
                new CachedFarewells(database.farewells(), layers),
                new CachedVCards(database.vCards(), layers),
                database.privateXml(),
                database.rooms(),
                database.ledger(),
                database.archive(),
                database.upkeep(),
                database.purge(),
                database.holds(),
                database.audit());
    }

    /** Does not wait for Redis. What cannot be right is an {@link IllegalArgumentException} that begins with its key. */
    public static CachedStores over(Stores database, CacheConfig config, StanzaText text, Meter meter) {
        return new CachedStores(database, config, text, meter);
    }

    public Stores stores() {
        return stores;
    }

    /** What other nodes' changes are told to. */
    public Caches caches() {
        return layers;
    }

    /** Where this node's changes are told. Until then, to nobody: a node alone. */
    public void tellTo(OtherNodes nodes) {
        layers.tellTo(nodes);
    }

    /** From the nearest to the furthest. */
    public List<LayerReport> reports() {
        return Stream.concat(Stream.of(memory.report()), redis.map(RedisLayer::report).stream())
                .toList();
    }

    @Override
    public void close() {
        redis.ifPresent(RedisLayer::close);
    }
}
