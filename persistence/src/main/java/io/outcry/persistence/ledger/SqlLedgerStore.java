package io.outcry.persistence.ledger;

import io.outcry.core.StoreException;
import io.outcry.core.StoreException.Reason;
import io.outcry.core.address.Jid;
import io.outcry.core.custody.Fingerprint;
import io.outcry.core.ledger.Entry;
import io.outcry.core.ledger.Head;
import io.outcry.core.ledger.LedgerStore;
import io.outcry.core.ledger.Placed;
import io.outcry.core.meter.Meter;
import io.outcry.core.meter.Metric;
import io.outcry.persistence.DatabaseConfig;
import io.outcry.persistence.sql.Columns;
import io.outcry.persistence.sql.Database;
import io.outcry.persistence.sql.Statements;
import io.r2dbc.spi.Connection;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The ledgers of one datacenter. Appends of many owners share a commit, and so do their cursors. */
public final class SqlLedgerStore implements LedgerStore, AutoCloseable {

    private final Database database;
    private final Meter meter;
    private final String datacenter;
    private final String page;
    private final GroupCommit<Append, Appended> appends;
    private final GroupCommit<Mark, Boolean> marks;

    /** Owners whose append has no outcome yet. */
    private final Set<String> underWay = ConcurrentHashMap.newKeySet();

    public SqlLedgerStore(Database database, DatabaseConfig config, Meter meter) {
        this.database = database;
        this.meter = meter;
        this.datacenter = config.datacenter();
        this.page = "SELECT " + LedgerRow.COLUMNS + " FROM ledger"
                + database.dialect().by("ledger_by_seq")
                + " WHERE owner = ? AND dc = ? AND seq > ?"
                + database.dialect().order(List.of("owner", "dc"), "seq", false)
                + " LIMIT ?";
        var timeout = config.answerTimeout();
        GroupCommit.Timer timer =
                (delay, task) -> CompletableFuture.delayedExecutor(delay.toNanos(), TimeUnit.NANOSECONDS)
                        .execute(task);
        this.appends = new GroupCommit<>("ledger.append", config.ledger(), timeout, timer, this::writeAppends, meter);
        this.marks =
                new GroupCommit<>("ledger.markDelivered", config.ledger(), timeout, timer, this::writeMarks, meter);
    }

    @Override
    public CompletionStage<Head> head(Jid owner) {
        return database.read(
                "ledger.head",
                connection -> Mono.fromSupplier(() -> List.of(Columns.ofOwner(owner)))
                        .flatMap(owners -> heads(connection, owners))
                        .map(heads -> heads.values().stream().findFirst().orElse(Head.EMPTY)));
    }

    @Override
    public CompletionStage<Appended> append(Jid owner, Head known, long epoch, List<Entry> entries) {
        Append append;
        try {
            append = Append.of(Columns.ofOwner(owner), known, epoch, entries);
        } catch (IllegalArgumentException wrong) {
            return refused(String.valueOf(wrong.getMessage()));
        }
        if (!underWay.add(append.owner())) {
            return refused("this owner's append before has no answer yet");
        }
        return appends.submit(append, () -> underWay.remove(append.owner()));
    }

    private static <T> CompletionStage<T> refused(String why) {
        return CompletableFuture.failedFuture(new StoreException(Reason.REFUSED, "ledger.append failed: " + why));
    }

    private CompletionStage<List<Appended>> writeAppends(List<Append> batch) {
        return database.transact(
                        "ledger.append", connection -> new AppendTransaction(connection, datacenter).write(batch))
                .thenApply(written -> counted(batch, written))
                .thenCompose(written -> written.size() == batch.size()
                        ? CompletableFuture.completedFuture(Map.<String, Head>of())
                        : actualHeads(batch, written))
                .thenApply(stale -> batch.stream()
                        .<Appended>map(append -> stale.containsKey(append.owner())
                                ? new Appended.Stale(stale.get(append.owner()))
                                : new Appended.Written(append.target()))
                        .toList());
    }

    private List<Append> counted(List<Append> batch, List<Append> written) {
        meter.count(
                Metric.LEDGER_ENTRIES,
                "",
                written.stream().mapToLong(Append::entries).sum());
        meter.count(Metric.LEDGER_STALE, "", batch.size() - written.size());
        return written;
    }

    /** Read after the commit, for the transaction may see the heads as they were when it began. */
    private CompletableFuture<Map<String, Head>> actualHeads(List<Append> batch, List<Append> written) {
        var owners = batch.stream().map(Append::owner).collect(Collectors.toSet());
        written.forEach(append -> owners.remove(append.owner()));
        return database.read("ledger.append", connection -> heads(connection, owners))
                .thenApply(heads -> owners.stream()
                        .collect(
                                Collectors.toMap(Function.identity(), owner -> heads.getOrDefault(owner, Head.EMPTY))));
    }

    private Mono<Map<String, Head>> heads(Connection connection, Collection<String> owners) {
        record OwnedHead(String owner, Head head) {}
        return Flux.fromIterable(owners)
                .concatMap(owner -> Statements.rows(
                        connection,
                        row -> new OwnedHead(
                                owner, new Head(Columns.number(row, "epoch"), Columns.number(row, "last_seq"))),
                        "SELECT epoch, last_seq FROM ledger_head WHERE owner = ? AND dc = ?",
                        owner,
                        datacenter))
                .flatMapIterable(rows -> rows)
                .collectMap(OwnedHead::owner, OwnedHead::head);
    }

    @Override
    public CompletionStage<List<Placed>> page(Jid owner, long afterSeq, int limit) {
        return database.read(
                "ledger.page",
                connection -> Statements.rows(
                        connection, LedgerRow::read, page, Columns.ofOwner(owner), datacenter, afterSeq, limit));
    }

    @Override
    public CompletionStage<List<Fingerprint>> fingerprints(Jid owner, int limit) {
        return database.read(
                        "ledger.fingerprints",
                        connection -> Mono.fromSupplier(() -> Columns.ofOwner(owner))
                                .flatMap(bare -> fingerprints(connection, "ledger", bare, limit)
                                        .flatMap(newest -> newest.size() == limit
                                                ? Mono.just(newest)
                                                : withPurged(connection, bare, newest, limit))))
                .thenApply(List::reversed);
    }

    /** Entries that were purged stay known: their fingerprints are older than all those of entries. */
    private Mono<List<Fingerprint>> withPurged(
            Connection connection, String owner, List<Fingerprint> newest, int limit) {
        return fingerprints(connection, "ledger_fingerprint", owner, limit - newest.size())
                .map(purged -> Stream.concat(newest.stream(), purged.stream()).toList());
    }

    private Mono<List<Fingerprint>> fingerprints(Connection connection, String table, String owner, int limit) {
        return Statements.rows(
                connection,
                row -> Fingerprint.read(Columns.text(row, "origin_id"), Columns.text(row, "custody")),
                "SELECT origin_id, custody FROM " + table
                        + " WHERE owner = ? AND dc = ? ORDER BY owner DESC, dc DESC, seq DESC LIMIT ?",
                owner,
                datacenter,
                limit);
    }

    @Override
    public CompletionStage<Long> delivered(Jid owner) {
        return database.read(
                "ledger.delivered",
                connection -> Statements.rows(
                                connection,
                                row -> Columns.number(row, "seq"),
                                "SELECT seq FROM ledger_cursor WHERE owner = ? AND dc = ?",
                                Columns.ofOwner(owner),
                                datacenter)
                        .map(seqs -> seqs.isEmpty() ? 0L : seqs.getFirst()));
    }

    @Override
    public CompletionStage<Void> markDelivered(Jid owner, long seq) {
        try {
            return marks.submit(new Mark(Columns.ofOwner(owner), seq), () -> {}).thenAccept(_ -> {});
        } catch (IllegalArgumentException wrong) {
            return refused(String.valueOf(wrong.getMessage()));
        }
    }

    private CompletionStage<List<Boolean>> writeMarks(List<Mark> batch) {
        var furthest = batch.stream().collect(Collectors.toMap(Mark::owner, Mark::seq, Math::max, TreeMap::new));
        var rows = furthest.entrySet().stream()
                .map(mark -> new Object[] {mark.getKey(), datacenter, mark.getValue()})
                .toList();
        return database.transact("ledger.markDelivered", connection -> Statements.updateEach(connection, """
                                INSERT INTO ledger_cursor (owner, dc, seq) VALUES (?, ?, ?)
                                ON DUPLICATE KEY UPDATE seq = GREATEST(seq, VALUES(seq))""", rows))
                .thenApply(_ -> batch.stream().map(_ -> true).toList());
    }

    @Override
    public void close() {
        appends.close();
        marks.close();
    }
}
