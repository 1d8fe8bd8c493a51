package io.outcry.ops.admin;

import io.outcry.core.audit.AuditEntry;
import io.outcry.core.audit.AuditLog;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers what was recorded; a full one refuses, as a database does that is gone. */
public final class RecordingAudit implements AuditLog {

    private final List<AuditEntry> entries = new CopyOnWriteArrayList<>();
    private volatile boolean isFull;

    public void fill() {
        isFull = true;
    }

    public List<AuditEntry> entries() {
        return List.copyOf(entries);
    }

    @Override
    public CompletionStage<Void> write(AuditEntry entry) {
        if (isFull) {
            return CompletableFuture.failedFuture(new IllegalStateException("the audit log is full"));
        }
        entries.add(entry);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletionStage<List<AuditEntry>> page(String beforeId, int limit) {
        return CompletableFuture.completedFuture(
                entries.reversed().stream().limit(limit).toList());
    }
}
