package io.outcry.persistence.ledger;

import io.outcry.core.address.Jid;
import io.outcry.core.auth.Account;
import io.outcry.core.auth.AccountStoreContract;
import io.outcry.core.auth.ScramHash;
import io.outcry.core.ledger.Head;
import io.outcry.core.ledger.LedgerStore.Appended;
import io.outcry.core.ledger.LedgerStoreContract;
import io.outcry.core.meter.Silent;
import io.outcry.persistence.DatabaseConfig;
import io.outcry.persistence.MariaDb;
import io.outcry.persistence.TestDatabase;
import io.outcry.persistence.sql.Database;
import io.outcry.persistence.sql.Engine;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryMetadata;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Phaser;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/**
 * Appends as fast as it can, each owner one at a time; opens the database again and imports 5,000 accounts. Arguments:
 * {@code h2} for a file or {@code mariadb} for a server of its own, gather time in milliseconds, whether each commit is
 * synced to the disk, seconds, numbers of owners.
 */
public final class LedgerBench {

    private final SqlLedgerStore ledger;
    private final LongAdder commits;
    private final LongAdder written = new LongAdder();
    private final Phaser running = new Phaser(1);
    private volatile boolean isOver;

    private LedgerBench(SqlLedgerStore ledger, LongAdder commits) {
        this.ledger = ledger;
        this.commits = commits;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        var gather = Duration.ofMillis(Long.parseLong(arguments[1]));
        var sync = Boolean.parseBoolean(arguments[2]);
        var run = Duration.ofSeconds(Long.parseLong(arguments[3]));
        var owners = Arrays.stream(arguments).skip(4).map(Integer::valueOf).toList();
        var folder = Files.createTempDirectory("ledger-bench");
        var config = config(arguments[0].equals("h2") ? TestDatabase.inFolder(folder) : server(sync), gather, sync);
        say("%s, gather %s, sync %s".formatted(arguments[0], gather, sync));
        var commits = new LongAdder();
        try (var _ = TestDatabase.open(config);
                var engine = Engine.open(config);
                var database = new Database(
                        counting(engine.connectionFactory(), commits), engine.dialect(), config, new Silent());
                var ledger = new SqlLedgerStore(database, config, new Silent())) {
            for (var count : owners) {
                new LedgerBench(ledger, commits).run("owner" + count + "x", count, run);
                say("file: %d MB".formatted(sizeBytes(folder) >> 20));
            }
        }
        say("closed: %d MB".formatted(sizeBytes(folder) >> 20));
        open(config);
        open(config);
    }

    private static long sizeBytes(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        }
    }

    private static DatabaseConfig server(boolean sync) {
        var server = MariaDb.start("--innodb-flush-log-at-trx-commit=" + (sync ? 1 : 2));
        return TestDatabase.on(server);
    }

    private static DatabaseConfig config(DatabaseConfig plain, Duration gather, boolean sync) {
        return new DatabaseConfig(
                plain.url(),
                plain.server(),
                plain.datacenter(),
                plain.maxConnections(),
                plain.maxWaiting(),
                plain.acquireTimeout(),
                plain.statementTimeout(),
                plain.lockTimeout(),
                plain.answerTimeout(),
                sync,
                new LedgerConfig(500, 1_000_000, gather, 10_000, 50_000_000));
    }

    /** Connections that count what they commit. */
    private static ConnectionFactory counting(ConnectionFactory factory, LongAdder commits) {
        return new ConnectionFactory() {
            @Override
            public Publisher<? extends Connection> create() {
                return Mono.from(factory.create()).map(connection -> counting(connection, commits));
            }

            @Override
            public ConnectionFactoryMetadata getMetadata() {
                return factory.getMetadata();
            }
        };
    }

    private static Connection counting(Connection connection, LongAdder commits) {
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (_, method, arguments) -> {
                    if (method.getName().equals("commitTransaction")) {
                        commits.increment();
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException failed) {
                        throw failed.getTargetException();
                    }
                });
    }

    private void run(String name, int owners, Duration length) {
        commits.reset();
        for (var owner = 0; owner < owners; owner++) {
            running.register();
            append(new Jid(name + owner, "capulet.example", ""), Head.EMPTY);
        }
        LockSupport.parkNanos(length.toNanos());
        isOver = true;
        running.arriveAndAwaitAdvance();
        var seconds = (double) length.toSeconds();
        say("%s: %.0f appends/s, %.0f commits/s".formatted(name, written.sum() / seconds, commits.sum() / seconds));
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
                say("failed: " + appended + failure);
                running.arriveAndDeregister();
            }
            return true;
        });
    }

    private static void open(DatabaseConfig config) {
        var begun = Instant.now();
        try (var sql = TestDatabase.open(config)) {
            var opened = Instant.now();
            var accounts = IntStream.range(0, 5_000)
                    .mapToObj(number -> new Account(
                            new Jid("user" + number, "capulet.example", ""),
                            AccountStoreContract.keys("1", ScramHash.SHA_1, ScramHash.SHA_256, ScramHash.SHA_512),
                            begun))
                    .toList();
            var created = sql.stores()
                    .accounts()
                    .createAll(accounts)
                    .toCompletableFuture()
                    .join();
            say("opened in %s, created %d of 5000 in %s"
                    .formatted(Duration.between(begun, opened), created, Duration.between(opened, Instant.now())));
        }
    }

    private static void say(String line) {
        System.out.writeBytes((line + System.lineSeparator()).getBytes(StandardCharsets.UTF_8));
        System.out.flush();
    }
}
