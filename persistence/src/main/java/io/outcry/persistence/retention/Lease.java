package io.outcry.persistence.retention;

import io.outcry.core.StoreException;
import io.outcry.core.StoreException.Reason;
import io.outcry.persistence.sql.Columns;
import io.outcry.persistence.sql.Statements;
import io.r2dbc.spi.Connection;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import reactor.core.publisher.Mono;

/**
 * Says who purges. Every transaction that removes anything begins by renewing it, which locks its row: so two never remove at
 * once, and a hold that is placed is known to all that are begun after it.
 */
record Lease(String holder, InstantSource clock) {

    /** As long as one transaction may take, and nodes' clocks may differ, many times over. */
    private static final Duration LENGTH = Duration.ofMinutes(5);

    /** Waits for whoever removes something just now; until this transaction ends, nobody does. */
    static Mono<Long> lock(Connection connection) {
        return Statements.rows(
                        connection,
                        row -> Columns.text(row, "holder"),
                        "SELECT holder FROM ledger_lease WHERE name = 'purge' FOR UPDATE")
                .map(rows -> (long) rows.size());
    }

    /** When a purge came to its end last. */
    static Mono<Instant> lastEnd(Connection connection) {
        return Statements.rows(
                        connection,
                        row -> Columns.time(row, "ended_utc"),
                        "SELECT ended_utc FROM ledger_lease WHERE name = 'purge'")
                .map(List::getFirst);
    }

    /** False where somebody else has it. */
    Mono<Boolean> take(Connection connection) {
        var now = clock.instant();
        return Statements.update(
                        connection,
                        "UPDATE ledger_lease SET holder = ?, until_utc = ? WHERE name = 'purge' AND until_utc <= ?",
                        holder,
                        Columns.ofTime(now.plus(LENGTH)),
                        Columns.ofTime(now))
                .map(changed -> changed > 0);
    }

    /** Fails where somebody else has it by now. */
    Mono<Long> renew(Connection connection) {
        return update(
                connection,
                "UPDATE ledger_lease SET until_utc = ? WHERE name = 'purge' AND holder = ?",
                Columns.ofTime(clock.instant().plus(LENGTH)),
                holder);
    }

    /** All is done: the next one may begin at once. */
    Mono<Long> end(Connection connection) {
        var now = Columns.ofTime(clock.instant());
        return update(
                connection,
                "UPDATE ledger_lease SET holder = '', until_utc = ?, ended_utc = ? WHERE name = 'purge' AND holder = ?",
                now,
                now,
                holder);
    }

    /** Not all is done, and nobody has to wait for who gave up. */
    Mono<Long> giveUp(Connection connection) {
        return Statements.update(
                connection,
                "UPDATE ledger_lease SET holder = '', until_utc = ? WHERE name = 'purge' AND holder = ?",
                Columns.ofTime(clock.instant()),
                holder);
    }

    private static Mono<Long> update(Connection connection, String sql, Object... values) {
        return Statements.update(connection, sql, values)
                .filter(changed -> changed > 0)
                .switchIfEmpty(Mono.error(() -> new StoreException(
                        Reason.REFUSED, "ledger.purge failed: it took so long that another purge began")));
    }
}
