package io.outcry.core.caps;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Of which nodes a client wants to be notified (XEP-0060 §9.2): all of its capabilities that the server acts on.
 *
 * @param nodes by their ids
 */
public record Interests(Set<String> nodes) {

    public static final Interests NONE = new Interests(Set.of());

    private static final String SUFFIX = "+notify";

    public Interests {
        nodes = Set.copyOf(nodes);
    }

    /** What these features of a client's disco#info say. */
    public static Interests among(Collection<String> features) {
        var nodes = features.stream()
                .filter(feature -> feature.endsWith(SUFFIX))
                .map(feature -> feature.substring(0, feature.length() - SUFFIX.length()))
                .collect(Collectors.toUnmodifiableSet());
        return nodes.isEmpty() ? NONE : new Interests(nodes);
    }

    public boolean include(String node) {
        return nodes.contains(node);
    }
}
