package io.outcry.persistence.retention;

import io.outcry.core.retention.LedgerPurge;
import io.outcry.core.retention.PurgeOrder;
import io.outcry.core.retention.Purged;
import io.outcry.persistence.sql.Database;
import io.outcry.persistence.sql.Partitions;
import io.outcry.persistence.sql.Partitions.Partition;
import io.outcry.persistence.sql.Work;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** Purges the ledgers of all datacenters. Each purge has a thread of its own, which waits more than it works. */
public final class SqlLedgerPurge implements LedgerPurge {

    private static final String PREPARE = "ledger.partitions";

    private final Database database;
    private final InstantSource clock;

    public SqlLedgerPurge(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public CompletionStage<Integer> preparePartitions(PurgeOrder order) {
        return missing(order)
                .thenCompose(ends -> ends.isEmpty()
                        ? CompletableFuture.completedFuture(0)
                        : database.read(PREPARE, connection -> Partitions.add(connection, ends))
                                .thenApply(_ -> ends.size())
                                .exceptionallyCompose(failed -> madeByAnother(order, failed)));
    }

    /** Where several nodes make the same, the first one does, and the others find them made. */
    private CompletionStage<Integer> madeByAnother(PurgeOrder order, Throwable failed) {
        return missing(order)
                .thenCompose(ends ->
                        ends.isEmpty() ? CompletableFuture.completedFuture(0) : CompletableFuture.failedFuture(failed));
    }

    private CompletionStage<List<LocalDate>> missing(PurgeOrder order) {
        return database.read(PREPARE, connection -> Partitions.all(connection, database.dialect()))
                .thenApply(partitions -> partitions.stream()
                        .map(Partition::end)
                        .reduce((_, last) -> last)
                        .map(last -> order.width().missing(last, order.today()))
                        .orElse(List.of()));
    }

    @Override
    public CompletionStage<Instant> lastEnd() {
        return database.read(PurgeRun.WHAT, Lease::lastEnd);
    }

    @Override
    public CompletionStage<Optional<Purged>> purge(PurgeOrder order) {
        return apart(() -> {
            var lease = new Lease(order.by(), clock);
            return transact(lease::take) ? Optional.of(purged(order, lease)) : Optional.empty();
        });
    }

    private Purged purged(PurgeOrder order, Lease lease) {
        try {
            var purged = new PurgeRun(database, order, clock).run();
            transact(lease::end);
            return purged;
        } catch (RuntimeException failed) {
            giveUp(lease, failed);
            throw failed;
        }
    }

    private void giveUp(Lease lease, RuntimeException failed) {
        try {
            transact(lease::giveUp);
        } catch (RuntimeException alsoFailed) {
            // It ends by itself.
            failed.addSuppressed(alsoFailed);
        }
    }

    private <T> T transact(Work<T> work) {
        return database.transact(PurgeRun.WHAT, work).join();
    }

    @Override
    public CompletionStage<Purged> rehearse(PurgeOrder order) {
        return apart(() -> new PurgeRun(database, order, clock).rehearse());
    }

    private static <T> CompletionStage<T> apart(Supplier<T> work) {
        return CompletableFuture.supplyAsync(
                work, task -> Thread.ofVirtual().name("outcry-purge").start(task));
    }
}
