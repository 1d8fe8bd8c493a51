package io.outcry.ops.admin;

import io.outcry.core.address.Jid;
import io.outcry.core.ledger.Inspection;
import io.outcry.core.retention.Hold;
import io.outcry.core.retention.HoldStore;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** What an administrator may do to ledgers, wherever they are kept. */
public interface Ledgers {

    /** A hold that was placed, and what it holds now. */
    record Held(Hold hold, HoldStore.Extent extent) {}

    /**
     * Looks at some of them; see {@link io.outcry.core.ledger.LedgerUpkeep#inspect}.
     *
     * @param after the owner behind which it begins, empty for all
     */
    CompletionStage<Inspection> inspect(String after);

    /** Places a legal hold. */
    CompletionStage<Held> hold(Jid subject, String reason);

    /**
     * Ends one.
     *
     * @param id of the hold; may be left out where only one is on the subject
     */
    CompletionStage<Hold> release(Jid subject, Optional<String> id, String reason);

    /** Some of those that ever were, oldest first, behind the one of this id (empty: from the first); none at the end. */
    CompletionStage<List<Hold>> holds(String after);

    /**
     * Removes what is older than its retention.
     *
     * @param isRehearsal whether it is only counted
     */
    CompletionStage<PurgeReport> purge(boolean isRehearsal);
}
