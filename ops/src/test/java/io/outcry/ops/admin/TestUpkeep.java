package io.outcry.ops.admin;

import io.outcry.core.ledger.Inspection;
import io.outcry.core.ledger.LedgerUpkeep;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/** Ledgers in which is found what the test says. */
public final class TestUpkeep implements LedgerUpkeep {

    private final Map<String, Inspection> byOwnerBefore = new ConcurrentHashMap<>();

    public void finds(String after, Inspection found) {
        byOwnerBefore.put(after, found);
    }

    @Override
    public CompletionStage<Inspection> inspect(String after) {
        return CompletableFuture.completedStage(
                byOwnerBefore.getOrDefault(after, new Inspection(0, 0, List.of(), List.of(), "")));
    }
}
