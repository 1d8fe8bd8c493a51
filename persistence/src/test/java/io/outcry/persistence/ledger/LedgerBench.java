package io.outcry.persistence.ledger;

import io.outcry.core.address.Jid;
import io.outcry.core.ledger.Head;
import io.outcry.core.ledger.LedgerStore;
import io.outcry.core.ledger.LedgerStore.Appended;
import io.outcry.core.ledger.LedgerStoreContract;
import io.outcry.persistence.DatabaseConfig;
import io.outcry.persistence.SqlStores;
import io.outcry.persistence.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Phaser;
import java.util.concurrent.atomic.LongAdder;

/**
 * Appends as fast as it can, each owner one at a time, for three seconds each with 1, 100 and 1,000 owners, on a file.
 * Arguments: gather time in milliseconds, and whether each commit is synced to the disk.
 */
public final class LedgerBench {

    private static final Duration RUN = Duration.ofSeconds(3);

    private final LedgerStore ledger;
    private final LongAdder written = new LongAdder();
    private final Phaser running = new Phaser(1);
    private volatile boolean isOver;

    private LedgerBench(LedgerStore ledger) {
        this.ledger = ledger;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        var gather = Duration.ofMillis(Long.parseLong(arguments[0]));
        var sync = Boolean.parseBoolean(arguments[1]);
        for (var owners : List.of(1, 100, 1_000)) {
            var config = config(Files.createTempDirectory("ledger-bench"), gather, sync);
            try (var sql = TestDatabase.open(config)) {
                run(sql, "warm", owners);
                var perSecond = run(sql, "owner", owners);
                var line = "%d owners, gather %s, sync %s: %.0f appends/s%n".formatted(owners, gather, sync, perSecond);
                System.out.write(line.getBytes(StandardCharsets.UTF_8));
                System.out.flush();
            }
        }
    }

    private static DatabaseConfig config(Path folder, Duration gather, boolean sync) {
        var plain = TestDatabase.inFolder(folder);
        return new DatabaseConfig(
                plain.url(),
                plain.datacenter(),
                plain.maxConnections(),
                plain.maxWaiting(),
                plain.acquireTimeout(),
                plain.statementTimeout(),
                plain.lockTimeout(),
                plain.answerTimeout(),
                sync,
                new LedgerConfig(512, 1_048_576, gather, 10_000, 64 * 1_048_576L));
    }

    private static double run(SqlStores sql, String name, int owners) throws InterruptedException {
        var bench = new LedgerBench(sql.stores().ledger());
        for (var owner = 0; owner < owners; owner++) {
            bench.running.register();
            bench.append(new Jid(name + owner, "capulet.example", ""), Head.EMPTY);
        }
        java.util.concurrent.locks.LockSupport.parkNanos(RUN.toNanos());
        bench.isOver = true;
        bench.running.arriveAndAwaitAdvance();
        return bench.written.sum() / (double) RUN.toSeconds();
    }

    private void append(Jid owner, Head head) {
        if (isOver) {
            running.arriveAndDeregister();
            return;
        }
        var entry = LedgerStoreContract.entry(owner.local() + head.lastSeq());
        var _ = ledger.append(owner, head, 1, List.of(entry)).handle((appended, failure) -> {
            if (appended instanceof Appended.Written done) {
                written.increment();
                append(owner, done.head());
            } else {
                throw new IllegalStateException(String.valueOf(appended), failure);
            }
            return true;
        });
    }
}
