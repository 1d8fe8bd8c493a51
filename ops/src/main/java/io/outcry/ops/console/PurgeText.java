package io.outcry.ops.console;

import io.outcry.core.retention.Hold;
import io.outcry.core.retention.Purged;
import io.outcry.ops.admin.PurgeReport;
import java.util.ArrayList;
import java.util.List;

/** What a purge did, or would do, as a person reads it. */
final class PurgeText {

    private PurgeText() {}

    static String done(PurgeReport report) {
        return "Purged " + what(report.purged()) + ".";
    }

    /** @param holds among which are those that hold something */
    static String rehearsed(PurgeReport report, List<Hold> holds) {
        var purged = report.purged();
        var lines = new ArrayList<String>();
        report.retention().forEach((domain, time) -> lines.add(domain + " keeps entries " + time + "."));
        lines.add("A purge now would remove " + what(purged) + ".");
        if (purged.undelivered() > 0) {
            lines.add(stays(purged.undelivered()) + "not delivered to a client of its owner yet.");
        }
        for (var hold : holds) {
            var entries = purged.held().getOrDefault(hold.id(), 0L);
            if (entries > 0) {
                lines.add(stays(entries) + HoldText.of(hold));
            }
        }
        return String.join(System.lineSeparator(), lines);
    }

    private static String stays(long entries) {
        return HoldText.entries(entries) + " would stay, though old enough: ";
    }

    private static String what(Purged purged) {
        var entries = HoldText.entries(purged.entries()) + " of " + HoldText.ledgers(purged.ledgers());
        return purged.partitions().isEmpty()
                ? entries
                : entries + ", and whole partitions: " + String.join(", ", purged.partitions());
    }
}
