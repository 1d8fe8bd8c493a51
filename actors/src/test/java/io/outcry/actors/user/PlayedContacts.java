package io.outcry.actors.user;

import io.outcry.core.StoreException;
import io.outcry.core.address.Jid;
import io.outcry.core.contact.Contact;
import io.outcry.core.contact.ContactStore;
import io.outcry.core.contact.Contacts;
import io.outcry.core.contact.MemoryContactStore;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** Contacts that are saved late or not at all where the test wants. */
final class PlayedContacts implements ContactStore {

    private final MemoryContactStore store = new MemoryContactStore();
    private volatile boolean isFailing;
    private volatile CompletableFuture<Void> savesMayGoOn = CompletableFuture.completedFuture(null);

    void fail(boolean failing) {
        isFailing = failing;
    }

    /** Saves are answered once the stage that is returned is completed. */
    CompletableFuture<Void> holdSaves() {
        savesMayGoOn = new CompletableFuture<>();
        return savesMayGoOn;
    }

    @Override
    public CompletionStage<Contacts> load(Jid owner) {
        return unlessFailing(() -> store.load(owner));
    }

    @Override
    public CompletionStage<Void> save(Jid owner, Contact contact, long version) {
        return savesMayGoOn.thenCompose(_ -> unlessFailing(() -> store.save(owner, contact, version)));
    }

    @Override
    public CompletionStage<Void> removeAll(Jid owner) {
        return unlessFailing(() -> store.removeAll(owner));
    }

    private <T> CompletionStage<T> unlessFailing(Supplier<CompletionStage<T>> work) {
        return isFailing
                ? CompletableFuture.failedFuture(new StoreException(StoreException.Reason.FAILED, "played"))
                : work.get();
    }
}
