package io.outcry.core.cache;

/** A node's copies of what the database holds. Safe for use by many threads; nothing here waits. */
public interface Caches {

    /** Another node changed something. */
    void heard(Invalidation invalidation);

    /** Another node was cut off, or is gone: what it said last may not have arrived. */
    void mayHaveMissed();
}
