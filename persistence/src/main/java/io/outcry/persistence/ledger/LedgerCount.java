package io.outcry.persistence.ledger;

import io.outcry.core.ledger.Inspection.Beginning;
import io.outcry.core.ledger.Inspection.Fault;
import io.outcry.persistence.sql.Columns;
import io.outcry.persistence.sql.Dialect;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A ledger in numbers, as one statement saw it. What a purge left before its first kept entry, and removes soon, is not
 * counted.
 *
 * @param from its first number, where it has entries
 * @param to its last one
 * @param entries how many entries it has
 * @param numbers how many different ones they have
 * @param epoch the newest of the entries
 * @param headEpoch as the head has it, 0 where there is no head
 * @param firstKept the number that it has to begin with
 * @param last the number that it has to end with
 * @param purged when what stood before the first was purged
 */
record LedgerCount(
        String owner,
        String datacenter,
        long from,
        long to,
        long entries,
        long numbers,
        long epoch,
        long headEpoch,
        long firstKept,
        long last,
        Optional<Instant> purged) {

    /** The ledgers of a range of owners, in full, for {@link #read}. */
    static final String OF_RANGE = """
            SELECT h.owner, h.dc, COALESCE(r.from_seq, 0) AS from_seq, COALESCE(r.to_seq, 0) AS to_seq,
                COALESCE(r.entries, 0) AS entries, COALESCE(r.numbers, 0) AS numbers, COALESCE(r.epoch, 0) AS epoch,
                h.epoch AS head_epoch, h.first_seq, h.last_seq, h.purged_utc
            FROM ledger_head h LEFT JOIN (
                SELECT l.owner, l.dc, MIN(l.seq) AS from_seq, MAX(l.seq) AS to_seq, COUNT(*) AS entries,
                    COUNT(DISTINCT l.seq) AS numbers, MAX(l.epoch) AS epoch
                FROM ledger l JOIN ledger_head k ON k.owner = l.owner AND k.dc = l.dc
                WHERE l.owner > ? AND l.owner <= ? AND l.seq >= k.first_seq GROUP BY l.owner, l.dc) r ON r.owner = h.owner AND r.dc = h.dc
            WHERE h.owner > ? AND h.owner <= ? ORDER BY h.owner, h.dc""";

    /** A ledger without a count of its entries, and with the epoch of its last one; for {@link #ends}. */
    static String ofEnds(Dialect dialect) {
        return "SELECT h.owner, h.dc, h.epoch AS head_epoch, h.first_seq, h.last_seq, h.purged_utc, "
                + end("seq", dialect, false)
                + " AS from_seq, " + end("seq", dialect, true) + " AS to_seq, " + end("epoch", dialect, true)
                + " AS epoch FROM ledger_head h WHERE h.owner = ? AND h.dc = ?";
    }

    private static String end(String column, Dialect dialect, boolean isLast) {
        return "COALESCE((SELECT l." + column + " FROM ledger l" + dialect.by("ledger_by_seq")
                + " WHERE l.owner = h.owner AND l.dc = h.dc AND l.seq >= h.first_seq"
                + dialect.order(List.of("l.owner", "l.dc"), "l.seq", isLast)
                + " LIMIT 1), 0)";
    }

    /** How many entries, and how many different ones, a range of its numbers has. */
    static final String OF_NUMBERS = """
            SELECT COUNT(*) AS entries, COUNT(DISTINCT seq) AS numbers FROM ledger
            WHERE owner = ? AND dc = ? AND seq >= ? AND seq < ?""";

    static LedgerCount read(Readable row) {
        return ends(row).plus(Columns.number(row, "entries"), Columns.number(row, "numbers"));
    }

    /** Reads what is in {@link #ofEnds}. */
    static LedgerCount ends(Readable row) {
        return new LedgerCount(
                Columns.text(row, "owner"),
                Columns.text(row, "dc"),
                Columns.number(row, "from_seq"),
                Columns.number(row, "to_seq"),
                0,
                0,
                Columns.number(row, "epoch"),
                Columns.number(row, "head_epoch"),
                Columns.number(row, "first_seq"),
                Columns.number(row, "last_seq"),
                Columns.anyTime(row, "purged_utc"));
    }

    LedgerCount plus(long moreEntries, long moreNumbers) {
        return new LedgerCount(
                owner,
                datacenter,
                from,
                to,
                entries + moreEntries,
                numbers + moreNumbers,
                epoch,
                headEpoch,
                firstKept,
                last,
                purged);
    }

    Optional<Beginning> beginning() {
        return purged.map(at -> new Beginning(owner, datacenter, firstKept, at));
    }

    long kept() {
        return last - firstKept + 1;
    }

    Optional<Fault> fault() {
        if (entries != kept() || numbers != entries || (entries > 0 && (from != firstKept || to != last))) {
            return fault(
                    "has %d entries with %d different numbers from %d to %d, and should have each from %d to %d once"
                            .formatted(entries, numbers, from, to, firstKept, last));
        }
        return epoch > headEpoch
                ? fault("has an entry of epoch %d, and its head knows only %d".formatted(epoch, headEpoch))
                : Optional.empty();
    }

    private Optional<Fault> fault(String what) {
        return Optional.of(new Fault(owner, datacenter, what));
    }
}
