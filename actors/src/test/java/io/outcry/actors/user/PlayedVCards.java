package io.outcry.actors.user;

import io.outcry.core.address.Jid;
import io.outcry.core.feature.vcard.MemoryVCardStore;
import io.outcry.core.feature.vcard.VCardStore;
import io.outcry.core.stanza.Payload;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** vCards that are saved late where the test wants. */
final class PlayedVCards implements VCardStore {

    private final MemoryVCardStore store = new MemoryVCardStore();
    private volatile CompletableFuture<Void> savesMayGoOn = CompletableFuture.completedFuture(null);

    /** Saves are done once the stage that is returned is completed. */
    CompletableFuture<Void> holdSaves() {
        savesMayGoOn = new CompletableFuture<>();
        return savesMayGoOn;
    }

    @Override
    public CompletionStage<Optional<Payload>> find(Jid owner) {
        return store.find(owner);
    }

    @Override
    public CompletionStage<Void> save(Jid owner, Payload vCard) {
        return savesMayGoOn.thenCompose(_ -> store.save(owner, vCard));
    }

    @Override
    public CompletionStage<Void> removeAll(Jid owner) {
        return store.removeAll(owner);
    }
}
