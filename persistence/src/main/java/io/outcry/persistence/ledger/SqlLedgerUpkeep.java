package io.outcry.persistence.ledger;

import io.outcry.core.ledger.Inspection;
import io.outcry.core.ledger.Inspection.Fault;
import io.outcry.core.ledger.LedgerUpkeep;
import io.outcry.persistence.sql.Columns;
import io.outcry.persistence.sql.Database;
import io.outcry.persistence.sql.Statements;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Looks after the ledgers of all datacenters. Every statement reads a bounded number of rows, where all is as it has to be. */
public final class SqlLedgerUpkeep implements LedgerUpkeep {

    /** Most ledgers that are looked at in one answer, and most entries in one statement. */
    private static final int LEDGERS_AT_ONCE = 500;

    private static final long ENTRIES_AT_ONCE = 100_000;

    private static final String HEADS = """
            SELECT owner, dc, first_seq, last_seq FROM ledger_head WHERE owner > ? ORDER BY owner, dc LIMIT ?""";

    private static final String ORPHANS = """
            SELECT DISTINCT l.owner, l.dc FROM ledger l WHERE l.owner > ? AND l.owner <= ? AND NOT EXISTS
                (SELECT h.owner FROM ledger_head h WHERE h.owner = l.owner AND h.dc = l.dc)""";

    /** Sorts behind every address. */
    private static final String END = "\uFFFD";

    private record HeadRow(String owner, String datacenter, long kept) {}

    private final Database database;

    public SqlLedgerUpkeep(Database database) {
        this.database = database;
    }

    @Override
    public CompletionStage<Inspection> inspect(String after) {
        return database.read(
                        "ledger.inspect",
                        connection -> Statements.rows(
                                connection,
                                row -> new HeadRow(
                                        Columns.text(row, "owner"),
                                        Columns.text(row, "dc"),
                                        Columns.number(row, "last_seq") - Columns.number(row, "first_seq") + 1),
                                HEADS,
                                after,
                                LEDGERS_AT_ONCE))
                .thenCompose(heads -> inspect(after, heads));
    }

    private CompletionStage<Inspection> inspect(String after, List<HeadRow> heads) {
        var some = some(heads);
        var isLast = some.size() == heads.size() && heads.size() < LEDGERS_AT_ONCE;
        var upTo = isLast ? END : some.getLast().owner();
        var isLarge = some.stream().mapToLong(HeadRow::kept).sum() > ENTRIES_AT_ONCE;
        return isLarge
                ? large(some)
                        .thenApply(counts ->
                                inspection(counts, List.of(), some.getLast().owner()))
                : counted(after, upTo)
                        .thenCombine(
                                orphans(after, upTo),
                                (counts, orphans) -> inspection(counts, orphans, isLast ? "" : upTo));
    }

    /** Whole owners, and as many of them as one statement can count; one alone where it has more than that. */
    private static List<HeadRow> some(List<HeadRow> heads) {
        var some = new ArrayList<HeadRow>();
        var entries = 0L;
        for (var head : heads) {
            var isOther = !some.isEmpty() && !some.getLast().owner().equals(head.owner());
            if (isOther && entries + head.kept() > ENTRIES_AT_ONCE) {
                return some;
            }
            some.add(head);
            entries += head.kept();
        }
        if (heads.size() == LEDGERS_AT_ONCE) {
            // The last owner may have a ledger more than was read.
            var cut = some.getLast().owner();
            some.removeIf(head ->
                    head.owner().equals(cut) && !heads.getFirst().owner().equals(cut));
        }
        return some;
    }

    private CompletionStage<List<LedgerCount>> counted(String after, String upTo) {
        return database.read(
                "ledger.inspect",
                connection ->
                        Statements.rows(connection, LedgerCount::read, LedgerCount.OF_RANGE, after, upTo, after, upTo));
    }

    private CompletionStage<List<Fault>> orphans(String after, String upTo) {
        return database.read(
                "ledger.inspect",
                connection -> Statements.rows(
                        connection,
                        row -> new Fault(
                                Columns.text(row, "owner"), Columns.text(row, "dc"), "has entries, and no head"),
                        ORPHANS,
                        after,
                        upTo));
    }

    private CompletionStage<List<LedgerCount>> large(List<HeadRow> heads) {
        CompletionStage<List<LedgerCount>> counts = CompletableFuture.completedFuture(new ArrayList<>());
        for (var head : heads) {
            counts = counts.thenCompose(
                    before -> ends(head).thenCompose(this::count).thenApply(count -> {
                        before.add(count);
                        return before;
                    }));
        }
        return counts;
    }

    private CompletionStage<LedgerCount> ends(HeadRow head) {
        return database.read(
                "ledger.inspect",
                connection -> Statements.rows(
                                connection,
                                LedgerCount::ends,
                                LedgerCount.ofEnds(database.dialect()),
                                head.owner(),
                                head.datacenter())
                        .map(List::getFirst));
    }

    /** Its entries up to where its head was, so many at a time; they stay as they are while more are appended. */
    private CompletionStage<LedgerCount> count(LedgerCount ends) {
        CompletionStage<LedgerCount> count = CompletableFuture.completedFuture(ends);
        for (var from = ends.firstKept(); from <= ends.last(); from += ENTRIES_AT_ONCE) {
            var first = from;
            var behind = Math.min(from + ENTRIES_AT_ONCE, ends.last() + 1);
            count = count.thenCompose(before -> database.read(
                    "ledger.inspect",
                    connection -> Statements.rows(
                                    connection,
                                    row -> before.plus(Columns.number(row, "entries"), Columns.number(row, "numbers")),
                                    LedgerCount.OF_NUMBERS,
                                    ends.owner(),
                                    ends.datacenter(),
                                    first,
                                    behind)
                            .map(List::getFirst)));
        }
        return count;
    }

    private static Inspection inspection(List<LedgerCount> counts, List<Fault> orphans, String next) {
        var faults = new ArrayList<>(orphans);
        counts.forEach(count -> count.fault().ifPresent(faults::add));
        return new Inspection(
                counts.size() + orphans.size(),
                counts.stream().mapToLong(LedgerCount::entries).sum(),
                faults,
                counts.stream().flatMap(count -> count.beginning().stream()).toList(),
                next);
    }
}
