package io.outcry.core.contact;

import io.outcry.core.address.Jid;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Contacts for as long as a test runs. */
public final class MemoryContactStore implements ContactStore {

    private final ConcurrentMap<Jid, Contacts> byOwner = new ConcurrentHashMap<>();

    @Override
    public CompletionStage<Contacts> load(Jid owner) {
        return CompletableFuture.completedStage(byOwner.getOrDefault(owner.bare(), Contacts.EMPTY));
    }

    @Override
    public CompletionStage<Void> save(Jid owner, Contact contact, long version) {
        byOwner.merge(owner.bare(), Contacts.EMPTY.with(contact, version), (known, _) -> known.with(contact, version));
        return CompletableFuture.completedStage(null);
    }

    @Override
    public CompletionStage<Void> removeAll(Jid owner) {
        byOwner.remove(owner.bare());
        return CompletableFuture.completedStage(null);
    }
}
