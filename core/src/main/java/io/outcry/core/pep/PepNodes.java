package io.outcry.core.pep;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All nodes of one account, by their ids. */
public record PepNodes(Map<String, PepNode> byName) {

    public static final PepNodes NONE = new PepNodes(Map.of());

    public PepNodes {
        byName = Map.copyOf(byName);
    }

    public Optional<PepNode> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** In the order of their names. */
    public List<PepNode> all() {
        return byName.keySet().stream().sorted().map(byName::get).toList();
    }

    public int size() {
        return byName.size();
    }

    public long bytes() {
        return byName.values().stream().mapToLong(PepNode::bytes).sum();
    }

    public PepNodes with(PepNode node) {
        var changed = new HashMap<>(byName);
        changed.put(node.name(), node);
        return new PepNodes(changed);
    }

    public PepNodes without(String name) {
        var changed = new HashMap<>(byName);
        changed.remove(name);
        return new PepNodes(changed);
    }
}
