package io.outcry.persistence.retention;

import io.outcry.persistence.sql.Columns;
import io.outcry.persistence.sql.Partitions.Partition;
import io.outcry.persistence.sql.Statements;
import io.r2dbc.spi.Connection;
import java.time.Instant;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Lets ledgers begin behind what they have in a partition, as {@link LedgerCut} does for one; in a server's own words, for there
 * may be very many.
 *
 * @param after the owner behind which it begins
 * @param upTo the last owner
 * @param remembered how many of a ledger's last messages stay known
 */
record PartitionMove(Connection connection, Partition partition, String after, String upTo, int remembered) {

    private static final String HEADS = """
            UPDATE ledger_head h JOIN (SELECT owner, dc, MAX(seq) + 1 AS next_seq FROM ledger
                WHERE owner > ? AND owner <= ? AND day_utc >= ? AND day_utc < ? GROUP BY owner, dc) r
                ON r.owner = h.owner AND r.dc = h.dc
            SET h.first_seq = r.next_seq, h.purged_utc = ? WHERE h.first_seq < r.next_seq""";

    /** Another purge may have come as far as this. */
    private static final String FINGERPRINTS = """
            INSERT IGNORE INTO ledger_fingerprint (owner, dc, seq, origin_id, custody)
            SELECT l.owner, l.dc, l.seq, l.origin_id, l.custody FROM ledger_head h JOIN ledger l FORCE INDEX (ledger_by_seq)
                ON l.owner = h.owner AND l.dc = h.dc AND l.seq > h.last_seq - ? AND l.seq < h.first_seq
            WHERE h.owner > ? AND h.owner <= ? AND l.day_utc >= ? AND l.day_utc < ?""";

    private static final String OLD_FINGERPRINTS = """
            DELETE f FROM ledger_fingerprint f JOIN ledger_head h ON h.owner = f.owner AND h.dc = f.dc
            WHERE f.owner > ? AND f.owner <= ? AND f.seq <= h.last_seq - ?""";

    private static final String RETRACTIONS = """
            DELETE r FROM ledger_retraction r JOIN ledger_head h ON h.owner = r.owner AND h.dc = r.dc
            WHERE r.owner > ? AND r.owner <= ? AND r.seq < h.first_seq""";

    Mono<Void> move(Instant now) {
        return Flux.concat(
                        Mono.defer(() -> Statements.update(
                                connection,
                                HEADS,
                                after,
                                upTo,
                                partition.begin(),
                                partition.end(),
                                Columns.ofTime(now))),
                        Mono.defer(() -> Statements.update(
                                connection, FINGERPRINTS, remembered, after, upTo, partition.begin(), partition.end())),
                        Mono.defer(() -> Statements.update(connection, OLD_FINGERPRINTS, after, upTo, remembered)),
                        Mono.defer(() -> Statements.update(connection, RETRACTIONS, after, upTo)))
                .then();
    }
}
