package io.outcry.actors.user;

import io.outcry.core.address.Jid;
import io.outcry.core.pep.MemoryPepStore;
import io.outcry.core.pep.PepChange;
import io.outcry.core.pep.PepItem;
import io.outcry.core.pep.PepNodes;
import io.outcry.core.pep.PepStore;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Published items that are read late where the test wants. */
final class PlayedPep implements PepStore {

    private final MemoryPepStore store = new MemoryPepStore();
    private volatile CompletableFuture<Void> readsMayGoOn = CompletableFuture.completedFuture(null);

    /** Items are read once the stage that is returned is completed. */
    CompletableFuture<Void> holdReads() {
        readsMayGoOn = new CompletableFuture<>();
        return readsMayGoOn;
    }

    @Override
    public CompletionStage<PepNodes> load(Jid owner, int atHandBytes) {
        return store.load(owner, atHandBytes);
    }

    @Override
    public CompletionStage<Void> save(Jid owner, List<PepChange> changes) {
        return store.save(owner, changes);
    }

    @Override
    public CompletionStage<List<PepItem>> items(Jid owner, String node, List<String> ids) {
        return readsMayGoOn.thenCompose(_ -> store.items(owner, node, ids));
    }

    @Override
    public CompletionStage<Void> removeAll(Jid owner) {
        return store.removeAll(owner);
    }
}
