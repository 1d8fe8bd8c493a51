package io.outcry.core.cache;

/** The caches of all other nodes. */
@FunctionalInterface
public interface OtherNodes {

    /** Where there are none. */
    OtherNodes NONE = _ -> {};

    /** Sends it to all, and waits for none. Who is cut off hears of that by {@link Caches#mayHaveMissed}. */
    void tell(Invalidation invalidation);
}
