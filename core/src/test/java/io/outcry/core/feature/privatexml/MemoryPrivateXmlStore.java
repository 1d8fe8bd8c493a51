package io.outcry.core.feature.privatexml;

import io.outcry.core.address.Jid;
import io.outcry.core.stanza.Payload;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Private XML for as long as a test runs. */
public final class MemoryPrivateXmlStore implements PrivateXmlStore {

    private final ConcurrentMap<Jid, Map<String, Payload>> byOwner = new ConcurrentHashMap<>();

    @Override
    public CompletionStage<Optional<Payload>> find(Jid owner, String namespace) {
        return CompletableFuture.completedStage(Optional.ofNullable(known(owner).get(namespace)));
    }

    @Override
    public CompletionStage<Boolean> save(Jid owner, Map<String, Payload> byNamespace, int maxNamespaces) {
        var changed = new HashMap<>(known(owner));
        changed.putAll(byNamespace);
        var fits = changed.size() <= maxNamespaces;
        if (fits) {
            byOwner.put(owner.bare(), changed);
        }
        return CompletableFuture.completedStage(fits);
    }

    @Override
    public CompletionStage<Void> removeAll(Jid owner) {
        byOwner.remove(owner.bare());
        return CompletableFuture.completedStage(null);
    }

    private Map<String, Payload> known(Jid owner) {
        return byOwner.getOrDefault(owner.bare(), Map.of());
    }
}
