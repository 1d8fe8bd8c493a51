package io.outcry.core.caps;

import io.outcry.core.address.Jid;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The clients whose presence an account sees, its own and its contacts', as far as they say what they can do.
 *
 * @param byClient by full address
 */
public record Audience(Map<Jid, Listener> byClient) {

    public static final Audience NOBODY = new Audience(Map.of());

    /**
     * One client.
     *
     * @param annotation of its latest presence that had one
     * @param interests what it wants to hear of; what it wanted before, while that is being found out
     * @param isKnown the interests are those of the annotation
     */
    public record Listener(CapsHash.Annotation annotation, Interests interests, boolean isKnown) {}

    public Audience {
        byClient = Map.copyOf(byClient);
    }

    public Optional<Listener> find(Jid client) {
        return Optional.ofNullable(byClient.get(client));
    }

    public int size() {
        return byClient.size();
    }

    public boolean wants(Jid client, String node) {
        return find(client)
                .filter(listener -> listener.interests().include(node))
                .isPresent();
    }

    /** Everybody who wants to hear of this node, whether they may or not. */
    public Stream<Jid> wanting(String node) {
        return byClient.entrySet().stream()
                .filter(entry -> entry.getValue().interests().include(node))
                .map(Map.Entry::getKey)
                .sorted();
    }

    /** The clients of one account. */
    public List<Jid> of(Jid account) {
        return byClient.keySet().stream().filter(account::sameAccount).sorted().toList();
    }

    public Audience with(Jid client, Listener listener) {
        var changed = new HashMap<>(byClient);
        changed.put(client, listener);
        return new Audience(changed);
    }

    /** Without this client, or without all of an account where the address is bare. */
    public Audience without(Jid gone) {
        var isThere = gone.isFull()
                ? byClient.containsKey(gone)
                : byClient.keySet().stream().anyMatch(gone::sameAccount);
        if (!isThere) {
            return this;
        }
        var changed = new HashMap<>(byClient);
        changed.keySet().removeIf(gone.isFull() ? gone::equals : gone::sameAccount);
        return new Audience(changed);
    }
}
