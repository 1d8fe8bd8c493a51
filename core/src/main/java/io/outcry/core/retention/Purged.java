package io.outcry.core.retention;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What a purge removed, or would.
 *
 * @param ledgers of which something goes
 * @param entries that go
 * @param partitions that go as a whole, by their names; their entries are counted above
 * @param undelivered entries that are old enough and stay, for they wait for a client of their owner
 * @param held entries that are old enough and stay, by the ids of the holds that keep them; they and those above are counted
 *     only where nothing is removed
 */
public record Purged(long ledgers, long entries, List<String> partitions, long undelivered, Map<String, Long> held) {

    public static final Purged NOTHING = new Purged(0, 0, List.of(), 0, Map.of());

    public Purged {
        partitions = List.copyOf(partitions);
        held = Map.copyOf(held);
    }

    /** So many entries of one ledger. */
    public static Purged ofLedger(long entries) {
        return entries == 0 ? NOTHING : new Purged(1, entries, List.of(), 0, Map.of());
    }

    public Purged plus(Purged more) {
        var allHeld = new TreeMap<>(held);
        more.held().forEach((id, entries) -> allHeld.merge(id, entries, Long::sum));
        return new Purged(
                ledgers + more.ledgers(),
                entries + more.entries(),
                Stream.concat(partitions.stream(), more.partitions().stream()).toList(),
                undelivered + more.undelivered(),
                allHeld);
    }
}
