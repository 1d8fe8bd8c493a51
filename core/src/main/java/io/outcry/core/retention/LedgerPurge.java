package io.outcry.core.retention;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * Removes entries that are older than their retention. What remains of each ledger has no gaps, and its head says with which
 * number it begins; what its last messages are known by remains as well, and numbers go on where they were.
 */
public interface LedgerPurge {

    /**
     * Makes the partitions that will be needed next, where the database has any; several nodes may do so at once. Tells how
     * many it made.
     */
    CompletionStage<Integer> preparePartitions(PurgeOrder order);

    /** When a purge came to its end last, on whatever node; long ago where none ever did. */
    CompletionStage<Instant> lastEnd();

    /**
     * Removes what may go, transaction by transaction; takes as long as that takes. Empty where another purge is under way.
     * Where it fails, all that it removed is gone for good, and the next one goes on from there.
     */
    CompletionStage<Optional<Purged>> purge(PurgeOrder order);

    /** Tells what would go, and what would stay and why; removes nothing. */
    CompletionStage<Purged> rehearse(PurgeOrder order);
}
