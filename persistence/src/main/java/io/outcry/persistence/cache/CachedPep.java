package io.outcry.persistence.cache;

import io.outcry.core.address.Jid;
import io.outcry.core.pep.PepChange;
import io.outcry.core.pep.PepItem;
import io.outcry.core.pep.PepNodes;
import io.outcry.core.pep.PepStore;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** What accounts publish, remembered but for the payloads that are not at hand. */
record CachedPep(PepStore database, Layers layers) implements PepStore {

    @Override
    public CompletionStage<PepNodes> load(Jid owner, int atHandBytes) {
        return layers.read(Kind.PEP, owner, () -> fromDatabase(owner, atHandBytes))
                .thenCompose(found -> found.atHandBytes() == atHandBytes
                        ? CompletableFuture.completedStage(found.nodes())
                        : database.load(owner, atHandBytes));
    }

    private CompletionStage<NodesAtHand> fromDatabase(Jid owner, int atHandBytes) {
        return database.load(owner, atHandBytes).thenApply(nodes -> new NodesAtHand(atHandBytes, nodes));
    }

    @Override
    public CompletionStage<Void> save(Jid owner, List<PepChange> changes) {
        return layers.change(Kind.PEP, owner, () -> database.save(owner, changes));
    }

    @Override
    public CompletionStage<List<PepItem>> items(Jid owner, String node, List<String> ids) {
        return database.items(owner, node, ids);
    }

    @Override
    public CompletionStage<Void> removeAll(Jid owner) {
        return layers.change(Kind.PEP, owner, () -> database.removeAll(owner));
    }
}
