package io.outcry.core.contact;

import io.outcry.core.address.Jid;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Block lists for as long as a test runs. */
public final class MemoryBlockStore implements BlockStore {

    private final ConcurrentMap<Jid, BlockList> byOwner = new ConcurrentHashMap<>();

    @Override
    public CompletionStage<BlockList> load(Jid owner) {
        return CompletableFuture.completedStage(byOwner.getOrDefault(owner.bare(), BlockList.EMPTY));
    }

    @Override
    public CompletionStage<Void> save(Jid owner, BlockChange change) {
        byOwner.compute(owner.bare(), (_, known) -> (known == null ? BlockList.EMPTY : known).with(change));
        return CompletableFuture.completedStage(null);
    }

    @Override
    public CompletionStage<Void> removeAll(Jid owner) {
        byOwner.remove(owner.bare());
        return CompletableFuture.completedStage(null);
    }
}
