package io.outcry.core.pep;

import io.outcry.core.address.Jid;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** What accounts publish, for as long as a test runs. */
public final class MemoryPepStore implements PepStore {

    private record Key(Jid owner, String node, String id) {}

    private final Map<Jid, PepNodes> byOwner = new HashMap<>();
    private final Map<Key, PepItem> items = new HashMap<>();

    @Override
    public synchronized CompletionStage<PepNodes> load(Jid owner, int atHandBytes) {
        var nodes = PepNodes.NONE;
        for (var node : byOwner.getOrDefault(owner.bare(), PepNodes.NONE).all()) {
            var last = node.newest()
                    .filter(newest -> newest.sizeBytes() <= atHandBytes)
                    .flatMap(newest -> find(owner, node.name(), newest.id()));
            nodes = nodes.with(
                    new PepNode(node.name(), node.config(), node.affiliates(), node.subscribers(), node.items(), last));
        }
        return CompletableFuture.completedStage(nodes);
    }

    @Override
    public synchronized CompletionStage<Void> save(Jid owner, List<PepChange> changes) {
        changes.forEach(change -> save(owner.bare(), change));
        return CompletableFuture.completedStage(null);
    }

    private void save(Jid owner, PepChange change) {
        var nodes = byOwner.getOrDefault(owner, PepNodes.NONE);
        switch (change) {
            case PepChange.OfNode of -> {
                var known = nodes.find(of.node().name()).map(PepNode::items).orElse(List.of());
                byOwner.put(
                        owner,
                        nodes.with(new PepNode(
                                of.node().name(),
                                of.node().config(),
                                of.node().affiliates(),
                                of.node().subscribers(),
                                known,
                                Optional.empty())));
            }
            case PepChange.Removal removal -> {
                byOwner.put(owner, nodes.without(removal.node()));
                items.keySet()
                        .removeIf(key -> key.owner().equals(owner) && key.node().equals(removal.node()));
            }
            case PepChange.OfItems of -> {
                Set<String> removed = new HashSet<>(of.removed());
                removed.forEach(id -> items.remove(new Key(owner, of.node(), id)));
                var node = nodes.find(of.node()).orElseThrow().without(removed);
                of.published().ifPresent(item -> items.put(new Key(owner, of.node(), item.id()), item));
                byOwner.put(
                        owner,
                        nodes.with(
                                of.published().map(item -> node.with(item, 0)).orElse(node)));
            }
        }
    }

    @Override
    public synchronized CompletionStage<List<PepItem>> items(Jid owner, String node, List<String> ids) {
        return CompletableFuture.completedStage(
                ids.stream().flatMap(id -> find(owner, node, id).stream()).toList());
    }

    private Optional<PepItem> find(Jid owner, String node, String id) {
        return Optional.ofNullable(items.get(new Key(owner.bare(), node, id)));
    }

    @Override
    public synchronized CompletionStage<Void> removeAll(Jid owner) {
        byOwner.remove(owner.bare());
        items.keySet().removeIf(key -> key.owner().equals(owner.bare()));
        return CompletableFuture.completedStage(null);
    }
}
