package io.outcry.actors.cache;

import io.outcry.actors.CrossesNodes;
import io.outcry.core.cache.Invalidation;

/** What is told to the caches of all nodes. */
public sealed interface ToCaches {

    /**
     * Something changed.
     *
     * @param node where it was changed, and is known already
     */
    record Forget(String node, Invalidation what) implements ToCaches, CrossesNodes {}
}
