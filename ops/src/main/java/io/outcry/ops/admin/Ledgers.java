package io.outcry.ops.admin;

import io.outcry.core.ledger.Inspection;
import java.util.concurrent.CompletionStage;

/** What an administrator may do to ledgers, wherever they are kept. */
public interface Ledgers {

    /**
     * Looks at some of them; see {@link io.outcry.core.ledger.LedgerUpkeep#inspect}.
     *
     * @param after the owner behind which it begins, empty for all
     */
    CompletionStage<Inspection> inspect(String after);
}
