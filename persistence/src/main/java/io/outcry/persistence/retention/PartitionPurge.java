package io.outcry.persistence.retention;

import io.outcry.core.retention.PurgePlan;
import io.outcry.core.retention.PurgeRules;
import io.outcry.core.retention.Purged;
import io.outcry.persistence.retention.StateRows.Parted;
import io.outcry.persistence.sql.Partitions;
import io.outcry.persistence.sql.Partitions.Partition;
import io.r2dbc.spi.Connection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import reactor.core.publisher.Mono;

/**
 * Removes a partition whose days have passed for every domain: as a whole, where all of it may go, and otherwise what of it
 * may. A server changes a table outside of transactions, so first every head is moved on; a purge that ends in between leaves
 * entries that no ledger counts any more, and the next one removes them.
 */
final class PartitionPurge {

    /** Most owners whose ledgers are moved on in one transaction; each may have many entries in a partition. */
    private static final int OWNERS_AT_ONCE = 100;

    private final PurgeRun run;
    private final PurgePlan plan;
    private final Partition partition;

    PartitionPurge(PurgeRun run, PurgePlan plan, Partition partition) {
        this.run = run;
        this.plan = plan;
        this.partition = partition;
    }

    /** Whether every entry in it may go. */
    boolean mayGo() {
        return eachPage((after, upTo) -> run.read(connection -> parts(connection, after, upTo)
                        .map(parts -> Optional.of(Purged.NOTHING).filter(_ -> mayGo(parts)))))
                .isPresent();
    }

    private boolean mayGo(List<Parted> parts) {
        return parts.stream().allMatch(parted -> isOld(parted) && PurgeRules.mayGo(parted.state(), parted.part()));
    }

    private boolean isOld(Parted parted) {
        return plan.of(parted.state().owner().domain())
                .filter(keptFrom -> !keptFrom.isBefore(partition.end()))
                .isPresent();
    }

    private Mono<List<Parted>> parts(Connection connection, String after, String upTo) {
        return run.states(connection).parts(after, upTo, partition.begin(), partition.end());
    }

    Purged run() {
        if (!mayGo()) {
            return byEntry();
        }
        var moved = eachPage((after, upTo) -> run.change(connection -> parts(connection, after, upTo)
                .flatMap(parts -> mayGo(parts)
                        ? run.moving(connection, partition, after, upTo).thenReturn(Optional.of(sum(parts)))
                        : Mono.just(Optional.empty()))));
        if (moved.isEmpty()) {
            return byEntry();
        }
        run.counted(moved.get().entries());
        // Nobody else may have begun meanwhile.
        run.change(_ -> Mono.just(true));
        run.read(connection -> Partitions.drop(connection, partition));
        run.countedPartition();
        return moved.get().plus(new Purged(0, 0, List.of(partition.name()), 0, Map.of()));
    }

    private static Purged sum(List<Parted> parts) {
        return parts.stream()
                .map(parted -> Purged.ofLedger(parted.part().entries()))
                .reduce(Purged.NOTHING, Purged::plus);
    }

    /** What may go of it, ledger by ledger. */
    private Purged byEntry() {
        return eachPage((after, upTo) -> Optional.of(run.read(connection -> parts(connection, after, upTo)).stream()
                        .map(this::byEntry)
                        .reduce(Purged.NOTHING, Purged::plus)))
                .orElse(Purged.NOTHING);
    }

    private Purged byEntry(Parted parted) {
        if (parted.part().toSeq() < parted.state().firstSeq()) {
            sweep(parted);
            return Purged.NOTHING;
        }
        return isOld(parted) ? run.cut(parted.state(), partition.end()) : Purged.NOTHING;
    }

    /** Its head was moved on before, and the partition did not go then. */
    private void sweep(Parted parted) {
        long gone;
        do {
            gone = run.change(
                    connection -> run.cutting(connection).sweep(parted.state(), partition.end(), run.batch()));
        } while (gone == run.batch());
    }

    /** The sum of what comes of each range of owners: behind the one, up to the other. Ends where nothing comes of one. */
    private Optional<Purged> eachPage(BiFunction<String, String, Optional<Purged>> what) {
        var sum = Optional.of(Purged.NOTHING);
        var after = "";
        while (sum.isPresent()) {
            var begin = after;
            var owners = run.read(connection ->
                    run.states(connection).owners(begin, partition.begin(), partition.end(), OWNERS_AT_ONCE));
            if (owners.isEmpty()) {
                return sum;
            }
            var before = sum.get();
            sum = what.apply(after, owners.getLast()).map(before::plus);
            after = owners.getLast();
        }
        return sum;
    }
}
