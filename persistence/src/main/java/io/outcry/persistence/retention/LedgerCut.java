package io.outcry.persistence.retention;

import io.outcry.core.retention.LedgerState;
import io.outcry.core.retention.PurgeRules;
import io.outcry.core.retention.PurgeRules.Dated;
import io.outcry.persistence.sql.Columns;
import io.outcry.persistence.sql.Dialect;
import io.outcry.persistence.sql.Statements;
import io.r2dbc.spi.Connection;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import reactor.core.publisher.Mono;

/**
 * The statements that shorten a ledger. All of a ledger's are in one transaction, so that its head always says where it
 * begins.
 *
 * @param remembered how many of its last messages stay known
 */
record LedgerCut(Connection connection, Dialect dialect, int remembered, Instant now) {

    private static final String KEEP_FINGERPRINTS = """
            INSERT INTO ledger_fingerprint (owner, dc, seq, origin_id, custody)
            SELECT owner, dc, seq, origin_id, custody FROM ledger
            WHERE owner = ? AND dc = ? AND seq >= ? AND seq < ? AND day_utc < ?""";

    /** The first to stay, of at most so many entries from the beginning on. */
    Mono<Long> firstToStay(LedgerState ledger, LocalDate keptFrom, int entries) {
        return dated(ledger, keptFrom, entries).map(dated -> PurgeRules.firstToStay(ledger, keptFrom, dated));
    }

    Mono<List<Dated>> dated(LedgerState ledger, LocalDate keptFrom, int entries) {
        // The day spares a server all partitions behind it.
        var sql = "SELECT seq, day_utc FROM ledger" + dialect.by("ledger_by_seq")
                + " WHERE owner = ? AND dc = ? AND seq >= ? AND seq < ? AND day_utc < ?"
                + dialect.order(List.of("owner", "dc"), "seq", false);
        return Statements.rows(
                connection,
                row -> new Dated(Columns.number(row, "seq"), Columns.day(row, "day_utc")),
                sql,
                owner(ledger),
                ledger.datacenter(),
                ledger.firstSeq(),
                ledger.firstSeq() + entries,
                keptFrom);
    }

    /**
     * Removes what stands before the first to stay, and tells how many entries that were.
     *
     * @param keptFrom a day that all of them lie before
     */
    Mono<Long> cut(LedgerState ledger, long firstToStay, LocalDate keptFrom) {
        var owner = owner(ledger);
        var dc = ledger.datacenter();
        var first = ledger.firstSeq();
        var known = ledger.lastSeq() - remembered + 1;
        return update(
                        "UPDATE ledger_head SET first_seq = ?, purged_utc = ? WHERE owner = ? AND dc = ?",
                        firstToStay,
                        Columns.ofTime(now),
                        owner,
                        dc)
                .then(
                        firstToStay <= known
                                ? Mono.empty()
                                : update(KEEP_FINGERPRINTS, owner, dc, Math.max(first, known), firstToStay, keptFrom))
                .then(update("DELETE FROM ledger_fingerprint WHERE owner = ? AND dc = ? AND seq < ?", owner, dc, known))
                .then(update(
                        "DELETE FROM ledger_retraction WHERE owner = ? AND dc = ? AND seq < ?", owner, dc, firstToStay))
                .then(update(
                        "DELETE FROM ledger WHERE owner = ? AND dc = ? AND seq >= ? AND seq < ? AND day_utc < ?",
                        owner,
                        dc,
                        first,
                        firstToStay,
                        keptFrom));
    }

    private Mono<Long> update(String sql, Object... values) {
        return Mono.defer(() -> Statements.update(connection, sql, values));
    }

    /** Removes at most so many entries that a part left when it was moved on and could not go; tells how many. */
    Mono<Long> sweep(LedgerState ledger, LocalDate end, int entries) {
        return Statements.update(
                connection,
                "DELETE FROM ledger WHERE owner = ? AND dc = ? AND seq < ? AND day_utc < ? LIMIT ?",
                owner(ledger),
                ledger.datacenter(),
                ledger.firstSeq(),
                end,
                entries);
    }

    private static String owner(LedgerState ledger) {
        return ledger.owner().toString();
    }
}
