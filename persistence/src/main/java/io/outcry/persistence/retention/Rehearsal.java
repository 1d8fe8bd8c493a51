package io.outcry.persistence.retention;

import io.outcry.core.retention.Hold;
import io.outcry.core.retention.LedgerState;
import io.outcry.core.retention.PurgeRules;
import io.outcry.core.retention.Purged;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Counts what of a ledger is old enough: what would go, and what would stay and why. */
record Rehearsal(PurgeRun run, List<Hold> holds) {

    Purged of(LedgerState ledger, LocalDate keptFrom) {
        var old = oldUpTo(ledger, keptFrom) - ledger.firstSeq();
        if (ledger.isHeld()) {
            return new Purged(0, 0, List.of(), 0, holding(ledger, old));
        }
        var goes = Math.clamp(ledger.delivered() - ledger.firstSeq() + 1, 0, old);
        return new Purged(goes > 0 ? 1 : 0, goes, List.of(), old - goes, Map.of());
    }

    private Map<String, Long> holding(LedgerState ledger, long entries) {
        return holds.stream()
                .filter(hold -> hold.holds(ledger.owner()))
                .collect(Collectors.toMap(Hold::id, _ -> entries));
    }

    /** The first that is not old enough, whatever else keeps those before it. */
    private long oldUpTo(LedgerState ledger, LocalDate keptFrom) {
        var from = ledger.firstSeq();
        while (true) {
            var rest =
                    new LedgerState(ledger.owner(), ledger.datacenter(), from, ledger.lastSeq(), Long.MAX_VALUE, false);
            var dated = run.read(connection -> run.cutting(connection).dated(rest, keptFrom, run.batch()));
            var next = PurgeRules.firstToStay(rest, keptFrom, dated);
            if (next - from < run.batch()) {
                return next;
            }
            from = next;
        }
    }
}
