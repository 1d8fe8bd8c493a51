package io.outcry.persistence.retention;

import io.outcry.core.address.Jid;
import io.outcry.core.retention.Hold;
import io.outcry.core.retention.HoldStore;
import io.outcry.persistence.sql.Columns;
import io.outcry.persistence.sql.Database;
import io.outcry.persistence.sql.Statements;
import java.util.List;
import java.util.concurrent.CompletionStage;
import reactor.core.publisher.Mono;

/** The legal holds of all datacenters. */
public final class SqlHoldStore implements HoldStore {

    private static final String EXTENT = """
            SELECT COUNT(*) AS ledgers, COALESCE(SUM(CAST(last_seq - first_seq + 1 AS SIGNED)), 0) AS entries,
                MAX(purged_utc) AS purged_utc
            FROM ledger_head WHERE\s""";

    private final Database database;

    public SqlHoldStore(Database database) {
        this.database = database;
    }

    @Override
    public CompletionStage<Void> place(Hold hold) {
        return database.transact(
                        "hold.place",
                        connection -> Lease.lock(connection).then(Mono.defer(() -> HoldRows.insert(connection, hold))))
                .thenAccept(_ -> {});
    }

    @Override
    public CompletionStage<Boolean> release(String id, Hold.Release release) {
        return database.transact("hold.release", connection -> HoldRows.release(connection, id, release))
                .thenApply(changed -> changed > 0);
    }

    @Override
    public CompletionStage<List<Hold>> active() {
        return database.read("hold.active", HoldRows::active);
    }

    @Override
    public CompletionStage<List<Hold>> page(String afterId, int limit) {
        return database.read("hold.page", connection -> HoldRows.page(connection, afterId, limit));
    }

    @Override
    public CompletionStage<Extent> extent(Jid subject) {
        var text = Columns.ofOwner(subject);
        var where = subject.isDomain() ? "SUBSTRING(owner, LOCATE('@', owner) + 1) = ?" : "owner = ?";
        return database.read(
                "hold.extent",
                connection -> Statements.rows(
                                connection,
                                row -> new Extent(
                                        Columns.number(row, "ledgers"),
                                        Columns.number(row, "entries"),
                                        Columns.anyTime(row, "purged_utc")),
                                EXTENT + where,
                                text)
                        .map(List::getFirst));
    }
}
