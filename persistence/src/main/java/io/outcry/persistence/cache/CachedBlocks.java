package io.outcry.persistence.cache;

import io.outcry.core.address.Jid;
import io.outcry.core.contact.BlockChange;
import io.outcry.core.contact.BlockList;
import io.outcry.core.contact.BlockStore;
import java.util.concurrent.CompletionStage;

/** Block lists, remembered. */
record CachedBlocks(BlockStore database, Layers layers) implements BlockStore {

    @Override
    public CompletionStage<BlockList> load(Jid owner) {
        return layers.read(Kind.BLOCKS, owner, () -> database.load(owner));
    }

    @Override
    public CompletionStage<Void> save(Jid owner, BlockChange change) {
        return layers.change(Kind.BLOCKS, owner, () -> database.save(owner, change));
    }

    @Override
    public CompletionStage<Void> removeAll(Jid owner) {
        return layers.change(Kind.BLOCKS, owner, () -> database.removeAll(owner));
    }
}
