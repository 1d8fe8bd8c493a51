package io.outcry.persistence.retention;

import io.outcry.core.retention.LedgerState;
import io.outcry.core.retention.PurgeRules.Part;
import io.outcry.persistence.sql.Columns;
import io.outcry.persistence.sql.Dialect;
import io.outcry.persistence.sql.Statements;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Readable;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** Reads where ledgers stand. */
record StateRows(Connection connection, Dialect dialect) {

    /** @param isOld whether its first entry is of a day before the one that was asked for */
    record Headed(LedgerState state, boolean isOld) {}

    /** @param part what it has in the days that were asked for */
    record Parted(LedgerState state, Part part) {}

    private static final String STATE = """
            h.owner, h.dc, h.first_seq, h.last_seq, COALESCE(c.seq, 0) AS delivered,
                (SELECT COUNT(*) FROM ledger_hold o WHERE o.released = FALSE
                    AND o.subject IN (h.owner, SUBSTRING(h.owner, LOCATE('@', h.owner) + 1))) AS holds""";

    private static final String CURSOR = " LEFT JOIN ledger_cursor c ON c.owner = h.owner AND c.dc = h.dc";

    private static final String ONE =
            "SELECT " + STATE + " FROM ledger_head h" + CURSOR + " WHERE h.owner = ? AND h.dc = ?";

    private static final String PAGE = "SELECT " + STATE + ", COALESCE(l.seq, 0) AS old_seq FROM"
            + " (SELECT owner, dc, first_seq, last_seq FROM ledger_head WHERE owner > ? OR (owner = ? AND dc > ?)"
            + " ORDER BY owner, dc LIMIT ?) h" + CURSOR
            + " LEFT JOIN ledger l%s ON l.owner = h.owner AND l.dc = h.dc AND l.seq = h.first_seq AND l.day_utc < ?"
            + " ORDER BY h.owner, h.dc";

    private static final String OWNERS = """
            SELECT DISTINCT owner FROM ledger WHERE owner > ? AND day_utc >= ? AND day_utc < ? ORDER BY owner LIMIT ?""";

    /** A ledger without a head has nothing that may go, for nobody knows where it stands. */
    private static final String PARTS = """
            SELECT r.owner, r.dc, COALESCE(h.first_seq, 0) AS first_seq, COALESCE(h.last_seq, 0) AS last_seq,
                COALESCE(c.seq, 0) AS delivered, r.to_seq,
                (SELECT COUNT(*) FROM ledger_hold o WHERE o.released = FALSE
                    AND o.subject IN (r.owner, SUBSTRING(r.owner, LOCATE('@', r.owner) + 1))) AS holds,
                (SELECT COUNT(*) FROM ledger k WHERE k.owner = r.owner AND k.dc = r.dc AND k.day_utc >= ?
                    AND k.day_utc < ? AND k.seq >= COALESCE(h.first_seq, 0)) AS entries
            FROM (SELECT owner, dc, MAX(seq) AS to_seq FROM ledger
                WHERE owner > ? AND owner <= ? AND day_utc >= ? AND day_utc < ? GROUP BY owner, dc) r
            LEFT JOIN ledger_head h ON h.owner = r.owner AND h.dc = r.dc
            LEFT JOIN ledger_cursor c ON c.owner = r.owner AND c.dc = r.dc
            ORDER BY r.owner, r.dc""";

    Mono<Optional<LedgerState>> one(String owner, String datacenter) {
        return Statements.rows(connection, StateRows::state, ONE, owner, datacenter)
                .map(rows -> rows.stream().findFirst());
    }

    /** At most so many, in the order of owners and datacenters, behind this one. */
    Mono<List<Headed>> page(String owner, String datacenter, int limit, LocalDate before) {
        return Statements.rows(
                connection,
                row -> new Headed(state(row), Columns.number(row, "old_seq") > 0),
                PAGE.formatted(dialect.by("ledger_by_seq")),
                owner,
                owner,
                datacenter,
                limit,
                before);
    }

    /** At most so many that have entries in these days, in order. */
    Mono<List<String>> owners(String after, LocalDate begin, LocalDate end, int limit) {
        return Statements.rows(connection, row -> Columns.text(row, "owner"), OWNERS, after, begin, end, limit);
    }

    /** What owners behind the one and up to the other have in these days. */
    Mono<List<Parted>> parts(String after, String upTo, LocalDate begin, LocalDate end) {
        return Statements.rows(
                connection,
                row -> new Parted(state(row), new Part(Columns.number(row, "entries"), Columns.number(row, "to_seq"))),
                PARTS,
                begin,
                end,
                after,
                upTo,
                begin,
                end);
    }

    private static LedgerState state(Readable row) {
        return new LedgerState(
                Columns.address(row, "owner"),
                Columns.text(row, "dc"),
                Columns.number(row, "first_seq"),
                Columns.number(row, "last_seq"),
                Columns.number(row, "delivered"),
                Columns.number(row, "holds") > 0);
    }
}
