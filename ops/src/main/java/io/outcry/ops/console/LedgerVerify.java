package io.outcry.ops.console;

import io.outcry.core.ledger.Inspection.Fault;
import io.outcry.ops.node.Wiring;
import java.io.IOException;
import picocli.CommandLine.Command;

/** {@code outcry ledger verify}. */
@Command(
        name = "verify",
        header = "Look whether every ledger is whole.",
        description = {
            "Each ledger has to have every number from its first kept entry to its head once, and no other.",
            "Takes its time with many entries, and may be done while the node runs. Exit code 1 where one is not whole."
        })
final class LedgerVerify extends AccountCommand {

    LedgerVerify(Wiring wiring) {
        super(wiring);
    }

    @Override
    int work(Session session) throws IOException {
        var ledgers = 0L;
        var entries = 0L;
        var faults = 0L;
        var after = "";
        do {
            var some = Wait.on(session.ledgers().inspect(after));
            some.faults().forEach(this::say);
            ledgers += some.ledgers();
            entries += some.entries();
            faults += some.faults().size();
            after = some.next();
        } while (!after.isEmpty());
        var all = "%d ledgers with %d entries: ".formatted(ledgers, entries);
        return faults == 0
                ? done(all + "every sequence is whole.")
                : refused(all + (faults == 1 ? "1 is" : faults + " are") + " not as it has to be.");
    }

    private void say(Fault fault) {
        line().getErr().println(fault.owner() + " (" + fault.datacenter() + ") " + fault.what() + ".");
    }
}
