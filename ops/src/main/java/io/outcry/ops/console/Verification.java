package io.outcry.ops.console;

import io.outcry.core.ledger.Inspection.Beginning;
import io.outcry.core.ledger.Inspection.Fault;
import io.outcry.ops.admin.Ledgers;
import java.io.IOException;
import java.util.Locale;
import picocli.CommandLine;

/**
 * Looks at all ledgers and says what it found.
 *
 * @param namesPurged whether each ledger is named that is complete only from some number on
 */
record Verification(CommandLine line, boolean namesPurged) {

    /** Returns the exit code. */
    int run(Ledgers all) throws IOException {
        var ledgers = 0L;
        var entries = 0L;
        var faults = 0L;
        var purged = 0L;
        var after = "";
        do {
            var some = Wait.on(all.inspect(after));
            some.faults().forEach(this::say);
            ledgers += some.ledgers();
            entries += some.entries();
            faults += some.faults().size();
            purged += some.beginnings().size();
            if (namesPurged) {
                some.beginnings().forEach(this::say);
            }
            after = some.next();
        } while (!after.isEmpty());
        var found = "%d ledgers with %d entries: ".formatted(ledgers, entries);
        if (faults == 0) {
            line.getOut().println(found + "every sequence is whole" + (purged == 0 ? "." : from(purged)));
            return ExitCode.DONE;
        }
        line.getErr().println(found + (faults == 1 ? "1 is" : faults + " are") + " not as it has to be.");
        return ExitCode.REFUSED;
    }

    private static String from(long purged) {
        return ", " + purged + (purged == 1 ? " begins" : " begin")
                + " behind what retention purged (--purged names the ledgers).";
    }

    private void say(Beginning beginning) {
        line.getOut()
                .printf(
                        Locale.ROOT,
                        "%s (%s) is complete from %d on: entries before %d were purged by retention on %s.%n",
                        beginning.owner(),
                        beginning.datacenter(),
                        beginning.first(),
                        beginning.first(),
                        HoldText.day(beginning.purged()));
    }

    private void say(Fault fault) {
        line.getErr().println(fault.owner() + " (" + fault.datacenter() + ") " + fault.what() + ".");
    }
}
