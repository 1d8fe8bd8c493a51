package io.outcry.ops.admin;

import io.outcry.core.ledger.Inspection;
import io.outcry.core.ledger.LedgerUpkeep;
import java.util.concurrent.CompletionStage;

/** Ledgers in this process's store. */
public record StoredLedgers(LedgerUpkeep upkeep) implements Ledgers {

    @Override
    public CompletionStage<Inspection> inspect(String after) {
        return upkeep.inspect(after);
    }
}
