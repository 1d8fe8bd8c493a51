package io.outcry.core.audit;

import java.util.List;
import java.util.concurrent.CompletionStage;

/** Keeps what administrators did. Entries are only ever added: there is no way to change or remove one. */
public interface AuditLog {

    /** Completes once durable; an act whose entry cannot be written should not be done. */
    CompletionStage<Void> write(AuditEntry entry);

    /** At most {@code limit} entries, newest first, older than the one of this id (empty: from the newest). */
    CompletionStage<List<AuditEntry>> page(String beforeId, int limit);
}
