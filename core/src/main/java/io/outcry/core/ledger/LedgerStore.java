package io.outcry.core.ledger;

import io.outcry.core.address.Jid;
import io.outcry.core.custody.Fingerprint;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * The ledgers of all owners (bare addresses). A ledger's {@code seq} has no gaps: only the owner of the newest epoch can
 * append, and the database itself refuses every other. A failed stage means that the outcome is unknown: the owner has to
 * read the head again, and its next append has to claim a new epoch.
 *
 * <p>Sequences are per owner and datacenter: a store reads and writes those of its own datacenter.
 */
public interface LedgerStore {

    /** What came of an append. */
    sealed interface Appended {

        /** Durable; the entries have the numbers up to this head's. */
        record Written(Head head) implements Appended {}

        /** Somebody else owns the ledger by now; nothing was written. To go on, claim: append with the next epoch. */
        record Stale(Head actual) implements Appended {}
    }

    CompletionStage<Head> head(Jid owner);

    /**
     * Appends all entries or none. One at a time for an owner: a second append before the first was answered fails, for
     * nobody can know yet which head it follows.
     *
     * @param known the head as this owner knows it
     * @param epoch the owner's own term: {@code known.epoch() + 1} with its first append and with the first after a
     *     stale or failed one, which claims the ledger, and {@code known.epoch()} from then on; anything else fails
     * @param entries at least one
     */
    CompletionStage<Appended> append(Jid owner, Head known, long epoch, List<Entry> entries);

    /** At most {@code limit} entries behind {@code afterSeq}, oldest first. */
    CompletionStage<List<Placed>> page(Jid owner, long afterSeq, int limit);

    /** What the last entries are known by, at most so many, oldest first. */
    CompletionStage<List<Fingerprint>> fingerprints(Jid owner, int limit);

    /** Up to where the owner's clients have been given what was kept for them; 0 at first. */
    CompletionStage<Long> delivered(Jid owner);

    /** Completes once durable; a cursor never moves back. */
    CompletionStage<Void> markDelivered(Jid owner, long seq);
}
