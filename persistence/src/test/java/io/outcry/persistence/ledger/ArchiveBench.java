package io.outcry.persistence.ledger;

import io.outcry.core.address.Jid;
import io.outcry.core.archive.ArchiveFilter;
import io.outcry.core.archive.ArchivePage;
import io.outcry.core.archive.ArchiveQuery;
import io.outcry.core.archive.ArchiveStore;
import io.outcry.core.archive.Archived;
import io.outcry.core.ledger.StanzaIds;
import io.outcry.persistence.DatabaseConfig;
import io.outcry.persistence.MariaDb;
import io.outcry.persistence.ServerAccess;
import io.outcry.persistence.TestDatabase;
import io.outcry.persistence.sql.Columns;
import io.outcry.persistence.sql.Engine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Asks a large archive for pages. Every fifth entry is Juliet's: from a hundred contacts in turn, and every ten-thousandth
 * from her nurse; every tenth is hidden. The others are of owners with a hundred each. An entry each half second. Arguments:
 * {@code h2}, {@code mariadb} or the url of a server, how many entries, a folder to keep (H2), rounds.
 */
public final class ArchiveBench {

    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
    private static final Jid JULIET = Jid.of("juliet@capulet.example");
    private static final Jid NURSE = Jid.of("nurse@capulet.example");
    private static final int BATCH = 10_000;
    private static final int PER_OWNER = 100;
    private static final int PAGE = 50;

    private static final String INSERT = """
            INSERT INTO ledger (owner, dc, epoch, seq, day_utc, id, at_utc, kind, peer, origin_id, shown, message_id,
                retracts, stanza) VALUES (?, 'dc1', 1, ?, ?, ?, ?, 'RECEIVED', ?, '', ?, ?, '', ?)""";

    private static final String STANZA = "<message xmlns='jabber:client' type='chat'><body>%s</body></message>"
            .formatted("It is the east, and Juliet is the sun. ".repeat(5));

    private final Random random = new Random(7);
    private final int total;
    private final ArchiveStore archive;
    private Instant now = BEGIN;

    private ArchiveBench(int total, ArchiveStore archive) {
        this.total = total;
        this.archive = archive;
    }

    public static void main(String[] arguments) throws IOException, SQLException {
        var total = Integer.parseInt(arguments[1]);
        var folder = Files.createDirectories(Path.of(arguments[2]));
        var rounds = Integer.parseInt(arguments[3]);
        var config = config(arguments[0], folder);
        try (var sql = TestDatabase.open(config)) {
            var bench = new ArchiveBench(total, sql.stores().archive());
            bench.fill(config);
            for (var round = 1; round <= rounds; round++) {
                say("round " + round);
                bench.ask();
            }
        }
    }

    private static DatabaseConfig config(String kind, Path folder) {
        return switch (kind) {
            case "h2" -> TestDatabase.inFolder(folder);
            case "mariadb" ->
                TestDatabase.on(MariaDb.start("--innodb-flush-log-at-trx-commit=2", "--innodb-buffer-pool-size=1G"));
            default -> ofServer(kind);
        };
    }

    private static DatabaseConfig ofServer(String url) {
        var plain = TestDatabase.at(url);
        return new DatabaseConfig(
                url,
                new ServerAccess(MariaDb.USER, MariaDb.PASSWORD, Optional.empty(), Optional.empty()),
                plain.datacenter(),
                plain.maxConnections(),
                plain.maxWaiting(),
                plain.acquireTimeout(),
                plain.statementTimeout(),
                plain.lockTimeout(),
                plain.answerTimeout(),
                plain.syncToDisk(),
                plain.ledger());
    }

    private void fill(DatabaseConfig config) throws SQLException {
        var begun = Instant.now();
        try (var engine = Engine.open(config);
                var connection = engine.dataSource().getConnection()) {
            if (isFull(connection)) {
                return;
            }
            connection.setAutoCommit(false);
            try (var insert = connection.prepareStatement(INSERT)) {
                for (var entry = 0; entry < total; entry++) {
                    set(insert, entry);
                    if (entry % BATCH == BATCH - 1) {
                        insert.executeBatch();
                        connection.commit();
                    }
                }
                insert.executeBatch();
                connection.commit();
            }
        }
        say("filled with %,d entries in %s".formatted(total, Duration.between(begun, Instant.now())));
    }

    private static boolean isFull(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT owner FROM ledger LIMIT 1")) {
            return rows.next();
        }
    }

    /** Owner by owner, Juliet first: in the order of time, H2 would write most of its pages anew with each batch. */
    private void set(PreparedStatement insert, int row) throws SQLException {
        var isJuliet = row < total / 5;
        var number = isJuliet ? row : (row - total / 5) % PER_OWNER;
        now = timeOf(isJuliet ? number * 5 : row);
        var ids = new StanzaIds(() -> now, random);
        var peer = isJuliet && number % 10_000 == 5_000 ? NURSE : contact(number % 100);
        var owner = isJuliet ? JULIET : new Jid("owner" + (row / PER_OWNER), "montague.example", "");
        insert.setString(1, Columns.ofOwner(owner));
        insert.setLong(2, number + 1);
        insert.setObject(3, LocalDate.ofInstant(now, ZoneOffset.UTC));
        insert.setString(4, ids.next());
        insert.setObject(5, Columns.ofTime(now));
        insert.setString(6, peer.withResource("phone").toString());
        insert.setBoolean(7, number % 10 != 9);
        insert.setString(8, "m" + row);
        insert.setString(9, STANZA);
        insert.addBatch();
    }

    private static Jid contact(int number) {
        return new Jid("contact" + number, "montague.example", "");
    }

    private static Instant timeOf(int entry) {
        return BEGIN.plusMillis(500L * entry);
    }

    private Instant anyTime() {
        return timeOf(random.nextInt(total));
    }

    private void ask() {
        var any = ArchiveFilter.ALL;
        measure("the first page", _ -> ArchiveQuery.first(any, PAGE));
        measure("the last page", _ -> ArchiveQuery.last(any, PAGE));
        measure("behind any entry", id -> ArchiveQuery.first(any, PAGE).behind(id));
        measure("in front of any entry", id -> ArchiveQuery.last(any, PAGE).inFrontOf(id));
        measure("from any time on", _ -> ArchiveQuery.first(from(anyTime()), PAGE));
        measure("up to any time", _ -> ArchiveQuery.last(until(anyTime()), PAGE));
        measure("with one of a hundred, the end", _ -> ArchiveQuery.last(with(contact(random.nextInt(90))), PAGE));
        measure(
                "with one of a hundred, in front of any",
                id -> ArchiveQuery.last(with(contact(random.nextInt(90))), PAGE).inFrontOf(id));
        measure("with the nurse, who rarely writes", _ -> ArchiveQuery.first(with(NURSE), PAGE));
        measure("with a stranger", _ -> ArchiveQuery.last(with(Jid.of("paris@verona.example")), PAGE));
        measure("one by its id", id -> ArchiveQuery.first(any, PAGE).only(id));
        measure("counted, up to 10,000", _ -> ArchiveQuery.first(any, 0).counting(10_000));
    }

    private static ArchiveFilter from(Instant start) {
        return new ArchiveFilter(Optional.of(start), Optional.empty(), Optional.empty());
    }

    private static ArchiveFilter until(Instant end) {
        return new ArchiveFilter(Optional.empty(), Optional.of(end), Optional.empty());
    }

    private static ArchiveFilter with(Jid peer) {
        return new ArchiveFilter(Optional.empty(), Optional.empty(), Optional.of(peer));
    }

    private void measure(String what, Function<String, ArchiveQuery> query) {
        var took = new long[200];
        var entries = 0;
        for (var time = 0; time < took.length; time++) {
            var asked = query.apply(anyId());
            var begun = System.nanoTime();
            entries += page(asked).entries().size();
            took[time] = System.nanoTime() - begun;
        }
        Arrays.sort(took);
        say("%-42s median %6.2f ms  99 %% %6.2f ms  most %6.2f ms  (%d entries a page)"
                .formatted(
                        what,
                        took[took.length / 2] / 1e6,
                        took[took.length * 99 / 100] / 1e6,
                        took[took.length - 1] / 1e6,
                        entries / took.length));
    }

    private String anyId() {
        return page(ArchiveQuery.first(from(anyTime().minusSeconds(60)), 1)).entries().stream()
                .map(Archived::entry)
                .findFirst()
                .orElseThrow()
                .id();
    }

    private ArchivePage.Found page(ArchiveQuery query) {
        return (ArchivePage.Found) archive.page(JULIET, query)
                .toCompletableFuture()
                .orTimeout(60, TimeUnit.SECONDS)
                .join();
    }

    private static void say(String line) {
        System.out.writeBytes((line + System.lineSeparator()).getBytes(StandardCharsets.UTF_8));
        System.out.flush();
    }
}
