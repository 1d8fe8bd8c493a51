package io.outcry.persistence.retention;

import io.outcry.core.retention.Hold;
import io.outcry.persistence.sql.Columns;
import io.outcry.persistence.sql.Statements;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Readable;
import java.util.List;
import reactor.core.publisher.Mono;

/** Rows of legal holds. */
final class HoldRows {

    private static final String SELECT = """
            SELECT id, subject, reason, placed_by, placed_utc, released, release_reason, released_by, released_utc
            FROM ledger_hold WHERE\s""";

    private HoldRows() {}

    static Mono<List<Hold>> active(Connection connection) {
        return Statements.rows(connection, HoldRows::read, SELECT + "released = FALSE ORDER BY id");
    }

    static Mono<List<Hold>> page(Connection connection, String afterId, int limit) {
        return Statements.rows(connection, HoldRows::read, SELECT + "id > ? ORDER BY id LIMIT ?", afterId, limit);
    }

    static Mono<Long> insert(Connection connection, Hold hold) {
        return Statements.update(
                connection,
                "INSERT INTO ledger_hold (id, subject, reason, placed_by, placed_utc) VALUES (?, ?, ?, ?, ?)",
                hold.id(),
                Columns.ofOwner(hold.subject()),
                hold.reason(),
                hold.by(),
                Columns.ofTime(hold.at()));
    }

    static Mono<Long> release(Connection connection, String id, Hold.Release release) {
        return Statements.update(connection, """
                UPDATE ledger_hold SET released = TRUE, release_reason = ?, released_by = ?, released_utc = ?
                WHERE id = ? AND released = FALSE""", release.reason(), release.by(), Columns.ofTime(release.at()), id);
    }

    private static Hold read(Readable row) {
        return new Hold(
                Columns.text(row, "id"),
                Columns.address(row, "subject"),
                Columns.text(row, "reason"),
                Columns.text(row, "placed_by"),
                Columns.time(row, "placed_utc"),
                Columns.anyTime(row, "released_utc")
                        .filter(_ -> Columns.flag(row, "released"))
                        .map(at -> new Hold.Release(
                                Columns.text(row, "release_reason"), Columns.text(row, "released_by"), at)));
    }
}
