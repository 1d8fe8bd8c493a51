package io.outcry.persistence.audit;

import io.outcry.core.audit.AuditEntry;
import io.outcry.core.audit.AuditLog;
import io.outcry.persistence.sql.Columns;
import io.outcry.persistence.sql.Database;
import io.outcry.persistence.sql.Statements;
import io.r2dbc.spi.Readable;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** The audit log of all datacenters, as far as it has reached this one. */
public final class SqlAuditLog implements AuditLog {

    private static final String COLUMNS = "id, at_utc, actor, action, subject, value_before, value_after";

    private final Database database;
    private final String datacenter;

    public SqlAuditLog(Database database, String datacenter) {
        this.database = database;
        this.datacenter = datacenter;
    }

    @Override
    public CompletionStage<Void> write(AuditEntry entry) {
        return database.transact(
                        "audit.write",
                        connection -> Statements.update(
                                connection,
                                "INSERT INTO audit (dc, " + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                                datacenter,
                                entry.id(),
                                Columns.ofTime(entry.at()),
                                entry.actor(),
                                entry.action(),
                                entry.subject(),
                                entry.before(),
                                entry.after()))
                .thenAccept(_ -> {});
    }

    @Override
    public CompletionStage<List<AuditEntry>> page(String beforeId, int limit) {
        return database.read(
                "audit.page",
                connection -> beforeId.isEmpty()
                        ? Statements.rows(
                                connection,
                                SqlAuditLog::entry,
                                "SELECT " + COLUMNS + " FROM audit ORDER BY id DESC LIMIT ?",
                                limit)
                        : Statements.rows(
                                connection,
                                SqlAuditLog::entry,
                                "SELECT " + COLUMNS + " FROM audit WHERE id < ? ORDER BY id DESC LIMIT ?",
                                beforeId,
                                limit));
    }

    private static AuditEntry entry(Readable row) {
        return new AuditEntry(
                Columns.text(row, "id"),
                Columns.time(row, "at_utc"),
                Columns.text(row, "actor"),
                Columns.text(row, "action"),
                Columns.text(row, "subject"),
                Columns.text(row, "value_before"),
                Columns.text(row, "value_after"));
    }
}
