package io.outcry.core.ledger;

import java.util.concurrent.CompletionStage;

/** What is done to the ledgers of all owners and datacenters, beside appending to them. */
public interface LedgerUpkeep {

    /**
     * Looks whether each ledger has every number from its first kept entry to its head once, and no other. Right also while
     * entries are appended. Looks at as many ledgers at a time as it can within the time of an answer.
     *
     * @param after the owner behind which it begins, empty for all
     */
    CompletionStage<Inspection> inspect(String after);
}
