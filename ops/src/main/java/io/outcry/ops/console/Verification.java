package io.outcry.ops.console;

import io.outcry.core.ledger.Inspection.Fault;
import io.outcry.ops.admin.Ledgers;
import java.io.IOException;
import picocli.CommandLine;

/** Looks at all ledgers and says what it found. */
record Verification(CommandLine line) {

    /** Returns the exit code. */
    int run(Ledgers all) throws IOException {
        var ledgers = 0L;
        var entries = 0L;
        var faults = 0L;
        var after = "";
        do {
            var some = Wait.on(all.inspect(after));
            some.faults().forEach(this::say);
            ledgers += some.ledgers();
            entries += some.entries();
            faults += some.faults().size();
            after = some.next();
        } while (!after.isEmpty());
        var found = "%d ledgers with %d entries: ".formatted(ledgers, entries);
        if (faults == 0) {
            line.getOut().println(found + "every sequence is whole.");
            return ExitCode.DONE;
        }
        line.getErr().println(found + (faults == 1 ? "1 is" : faults + " are") + " not as it has to be.");
        return ExitCode.REFUSED;
    }

    private void say(Fault fault) {
        line.getErr().println(fault.owner() + " (" + fault.datacenter() + ") " + fault.what() + ".");
    }
}
