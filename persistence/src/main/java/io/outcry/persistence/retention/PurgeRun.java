package io.outcry.persistence.retention;

import io.outcry.core.meter.Metric;
import io.outcry.core.retention.LedgerState;
import io.outcry.core.retention.PurgeOrder;
import io.outcry.core.retention.PurgePlan;
import io.outcry.core.retention.Purged;
import io.outcry.persistence.sql.Database;
import io.outcry.persistence.sql.Partitions;
import io.outcry.persistence.sql.Partitions.Partition;
import io.r2dbc.spi.Connection;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/**
 * One purge, step by step, on a thread of its own that may wait: first the partitions of which all may go, then what else may
 * go, ledger by ledger. Each step is one bounded transaction, and there is a pause behind it.
 */
final class PurgeRun {

    static final String WHAT = "ledger.purge";

    /** Most ledgers that are looked at in one statement. */
    private static final int LEDGERS_AT_ONCE = 500;

    private final Database database;
    private final PurgeOrder order;
    private final Lease lease;

    PurgeRun(Database database, PurgeOrder order, InstantSource clock) {
        this.database = database;
        this.order = order;
        this.lease = new Lease(order.by(), clock);
    }

    /** Removes what may go. */
    Purged run() {
        var partitions = partitions();
        var plan = plan(partitions);
        var purged = Purged.NOTHING;
        for (var partition : partitions) {
            if (plan.drops().contains(partition.end())) {
                purged = purged.plus(new PartitionPurge(this, plan, partition).run());
            }
        }
        return purged.plus(sum(plan, this::cut));
    }

    /** Says what {@link #run} would do. */
    Purged rehearse() {
        var partitions = partitions();
        var plan = plan(partitions);
        var whole = partitions.stream()
                .filter(partition -> plan.drops().contains(partition.end()))
                .filter(partition -> new PartitionPurge(this, plan, partition).mayGo())
                .map(Partition::name)
                .toList();
        var rehearsal = new Rehearsal(this, read(connection -> HoldRows.active(connection)));
        return new Purged(0, 0, whole, 0, Map.of()).plus(sum(plan, rehearsal::of));
    }

    private List<Partition> partitions() {
        return read(connection -> Partitions.all(connection, database.dialect()));
    }

    private PurgePlan plan(List<Partition> partitions) {
        return order.plan(partitions.stream().map(Partition::end).toList());
    }

    /** Of all ledgers of which something may be old enough. */
    private Purged sum(PurgePlan plan, BiFunction<LedgerState, LocalDate, Purged> what) {
        var sum = new Purged[] {Purged.NOTHING};
        plan.latest()
                .ifPresent(latest -> eachOld(
                        latest,
                        ledger -> plan.of(ledger.owner().domain())
                                .ifPresent(keptFrom -> sum[0] = sum[0].plus(what.apply(ledger, keptFrom)))));
        return sum[0];
    }

    private void eachOld(LocalDate before, Consumer<LedgerState> what) {
        var owner = "";
        var datacenter = "";
        List<StateRows.Headed> page;
        do {
            var afterOwner = owner;
            var afterDatacenter = datacenter;
            page = read(connection -> states(connection).page(afterOwner, afterDatacenter, LEDGERS_AT_ONCE, before));
            page.stream()
                    .filter(StateRows.Headed::isOld)
                    .map(StateRows.Headed::state)
                    .forEach(what);
            if (!page.isEmpty()) {
                owner = page.getLast().state().owner().toString();
                datacenter = page.getLast().state().datacenter();
            }
        } while (page.size() == LEDGERS_AT_ONCE);
    }

    /** Removes what may go of one ledger, batch by batch. */
    Purged cut(LedgerState ledger, LocalDate keptFrom) {
        if (ledger.isHeld()) {
            return Purged.NOTHING;
        }
        var gone = 0L;
        long more;
        do {
            more = change(connection -> cut(connection, ledger, keptFrom));
            gone += more;
            counted(more);
        } while (more == batch());
        return Purged.ofLedger(gone);
    }

    private Mono<Long> cut(Connection connection, LedgerState known, LocalDate keptFrom) {
        var cut = cutting(connection);
        return states(connection)
                .one(known.owner().toString(), known.datacenter())
                .flatMap(Mono::justOrEmpty)
                .flatMap(ledger -> cut.firstToStay(ledger, keptFrom, batch())
                        .flatMap(
                                first -> first == ledger.firstSeq() ? Mono.just(0L) : cut.cut(ledger, first, keptFrom)))
                .defaultIfEmpty(0L);
    }

    /** All of it or none, while nobody else purges and no hold is placed. */
    <T> T change(Function<Connection, Mono<T>> work) {
        var changed = await(database.transact(
                WHAT, connection -> lease.renew(connection).then(Mono.defer(() -> work.apply(connection)))));
        pause();
        return changed;
    }

    <T> T read(Function<Connection, Mono<T>> work) {
        return await(database.read(WHAT, work::apply));
    }

    StateRows states(Connection connection) {
        return new StateRows(connection, database.dialect());
    }

    LedgerCut cutting(Connection connection) {
        return new LedgerCut(
                connection,
                database.dialect(),
                order.remembered(),
                lease.clock().instant());
    }

    /** Lets the ledgers of these owners begin behind what they have in the partition. */
    Mono<Void> moving(Connection connection, Partition partition, String after, String upTo) {
        return new PartitionMove(connection, partition, after, upTo, order.remembered())
                .move(lease.clock().instant());
    }

    int batch() {
        return order.retention().purge().batchEntries();
    }

    void counted(long entries) {
        database.meter().count(Metric.LEDGER_PURGED, "", entries);
    }

    void countedPartition() {
        database.meter().count(Metric.LEDGER_PARTITIONS_DROPPED);
    }

    /** For whoever writes meanwhile; it does not matter where it ends early. */
    private void pause() {
        LockSupport.parkNanos(order.retention().purge().pause().toNanos());
    }

    private static <T> T await(CompletionStage<T> stage) {
        return stage.toCompletableFuture().join();
    }
}
