package io.outcry.core.retention;

import java.time.LocalDate;
import java.util.List;

/**
 * What of a ledger may go: a run of entries from its beginning, each of a day that has passed and each delivered, and nothing
 * of a ledger that is held. What remains has no gaps, whatever the order of the days.
 */
public final class PurgeRules {

    /** An entry's number and day. */
    public record Dated(long seq, LocalDate day) {}

    /**
     * What of a ledger stands in front of a day.
     *
     * @param entries how many, from the first that is kept on
     * @param toSeq the last of all
     */
    public record Part(long entries, long toSeq) {}

    private PurgeRules() {}

    /**
     * The first entry that stays.
     *
     * @param keptFrom the first day that is kept
     * @param dated entries, in order, of which those in front of the first gap count
     */
    public static long firstToStay(LedgerState ledger, LocalDate keptFrom, List<Dated> dated) {
        var next = ledger.firstSeq();
        if (ledger.isHeld()) {
            return next;
        }
        for (var entry : dated) {
            if (entry.seq() != next || next > ledger.delivered() || !entry.day().isBefore(keptFrom)) {
                return next;
            }
            next++;
        }
        return next;
    }

    /** Whether all that a ledger has in front of a day may go at once. */
    public static boolean mayGo(LedgerState ledger, Part part) {
        var isRun = part.toSeq() - ledger.firstSeq() + 1 == part.entries();
        var isLeftOver = part.toSeq() < ledger.firstSeq() && part.entries() == 0;
        return isLeftOver || (!ledger.isHeld() && isRun && part.toSeq() <= ledger.delivered());
    }
}
