package io.outcry.core.retention;

import io.outcry.core.address.Jid;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Keeps legal holds. None is ever removed: one that was released stays, as released. */
public interface HoldStore {

    /** Completes once durable; no purge removes anything that it holds from then on, one that is under way included. */
    CompletionStage<Void> place(Hold hold);

    /** Ends the hold of this id; false where there is none that holds. Completes once durable. */
    CompletionStage<Boolean> release(String id, Hold.Release release);

    /** Those that hold, oldest first. */
    CompletionStage<List<Hold>> active();

    /** Those that were placed after the one of this id (empty: from the first), oldest first, at most so many. */
    CompletionStage<List<Hold>> page(String afterId, int limit);

    /** How much of the subject's ledgers is kept now. */
    CompletionStage<Extent> extent(Jid subject);

    /**
     * What a hold would hold.
     *
     * @param purged when the last of what was before was purged; empty where nothing ever was
     */
    record Extent(long ledgers, long entries, Optional<Instant> purged) {}
}
