package io.outcry.core.feature.vcard;

import io.outcry.core.address.Jid;
import io.outcry.core.stanza.Payload;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** vCards for as long as a test runs. */
public final class MemoryVCardStore implements VCardStore {

    private final ConcurrentMap<Jid, Payload> byOwner = new ConcurrentHashMap<>();

    @Override
    public CompletionStage<Optional<Payload>> find(Jid owner) {
        return CompletableFuture.completedStage(Optional.ofNullable(byOwner.get(owner.bare())));
    }

    @Override
    public CompletionStage<Void> save(Jid owner, Payload vCard) {
        byOwner.put(owner.bare(), vCard);
        return CompletableFuture.completedStage(null);
    }

    @Override
    public CompletionStage<Void> removeAll(Jid owner) {
        byOwner.remove(owner.bare());
        return CompletableFuture.completedStage(null);
    }
}
