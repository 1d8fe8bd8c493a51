package io.outcry.core.routing;

import io.outcry.core.address.Jid;
import io.outcry.core.routing.Sessions.Farewell;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Farewells for as long as a test runs. */
public final class MemoryFarewellStore implements FarewellStore {

    private final ConcurrentMap<Jid, Farewell> byOwner = new ConcurrentHashMap<>();

    @Override
    public CompletionStage<Optional<Farewell>> find(Jid owner) {
        return CompletableFuture.completedStage(Optional.ofNullable(byOwner.get(owner.bare())));
    }

    @Override
    public CompletionStage<Void> save(Jid owner, Farewell farewell) {
        byOwner.merge(owner.bare(), farewell, (known, given) -> given.at().isBefore(known.at()) ? known : given);
        return CompletableFuture.completedStage(null);
    }

    @Override
    public CompletionStage<Void> removeAll(Jid owner) {
        byOwner.remove(owner.bare());
        return CompletableFuture.completedStage(null);
    }
}
