package io.outcry.core.retention;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;

/**
 * What a purge goes by.
 *
 * @param domains of this node; nothing of any other goes
 * @param remembered how many of a ledger's last messages stay known, so that none is taken twice, whatever goes
 * @param by a name for this purge, that no other ever has
 */
public record PurgeOrder(RetentionConfig retention, List<String> domains, int remembered, Instant now, String by) {

    public PurgeOrder {
        domains = List.copyOf(domains);
    }

    public LocalDate today() {
        return now.atOffset(ZoneOffset.UTC).toLocalDate();
    }

    public PurgePlan plan(Collection<LocalDate> ends) {
        return PurgePlan.of(retention, domains, today(), ends);
    }

    /** How wide new partitions have to be. */
    public PartitionWidth width() {
        return PartitionWidth.of(domains.stream().map(retention::of).toList());
    }
}
