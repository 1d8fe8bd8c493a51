package io.outcry.core.audit;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Forgets what it is told: no actor writes to the audit log. */
public final class NoAudit implements AuditLog {

    @Override
    public CompletionStage<Void> write(AuditEntry entry) {
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletionStage<List<AuditEntry>> page(String beforeId, int limit) {
        return CompletableFuture.completedFuture(List.of());
    }
}
