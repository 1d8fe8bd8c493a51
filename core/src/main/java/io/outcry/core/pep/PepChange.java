package io.outcry.core.pep;

import java.util.Optional;
import java.util.Set;

/** What becomes different in an account's nodes. */
public sealed interface PepChange {

    /** How the node is set up, and who is something to it; made where it was not. Its items stay as they are. */
    record OfNode(PepNode node) implements PepChange {}

    /** The node goes, with all of its items. */
    record Removal(String node) implements PepChange {}

    /**
     * An item comes, others go.
     *
     * @param removed ids of items, never that of the published one
     */
    record OfItems(String node, Optional<PepItem> published, Set<String> removed) implements PepChange {

        public OfItems {
            removed = Set.copyOf(removed);
        }
    }
}
