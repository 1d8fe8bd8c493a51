package io.outcry.core;

import io.outcry.core.retention.LedgerPurge;
import io.outcry.core.retention.PurgeOrder;
import io.outcry.core.retention.Purged;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** For tests in which nothing goes. */
public final class NoPurge implements LedgerPurge {

    @Override
    public CompletionStage<Integer> preparePartitions(PurgeOrder order) {
        return CompletableFuture.completedStage(0);
    }

    @Override
    public CompletionStage<Instant> lastEnd() {
        return CompletableFuture.completedStage(Instant.EPOCH);
    }

    @Override
    public CompletionStage<Optional<Purged>> purge(PurgeOrder order) {
        return CompletableFuture.completedStage(Optional.of(Purged.NOTHING));
    }

    @Override
    public CompletionStage<Purged> rehearse(PurgeOrder order) {
        return CompletableFuture.completedStage(Purged.NOTHING);
    }
}
