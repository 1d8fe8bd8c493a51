package io.outcry.persistence.cache;

import io.outcry.core.address.Jid;
import io.outcry.core.routing.FarewellStore;
import io.outcry.core.routing.Sessions.Farewell;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** How the last clients went, remembered. */
record CachedFarewells(FarewellStore database, Layers layers) implements FarewellStore {

    @Override
    public CompletionStage<Optional<Farewell>> find(Jid owner) {
        return layers.read(Kind.FAREWELL, owner, () -> database.find(owner));
    }

    @Override
    public CompletionStage<Void> save(Jid owner, Farewell farewell) {
        return layers.change(Kind.FAREWELL, owner, () -> database.save(owner, farewell));
    }

    @Override
    public CompletionStage<Void> removeAll(Jid owner) {
        return layers.change(Kind.FAREWELL, owner, () -> database.removeAll(owner));
    }
}
