package io.outcry.ops.console;

import io.outcry.ops.node.Wiring;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code outcry ledger verify}. */
@Command(
        name = "verify",
        header = "Look whether every ledger is whole.",
        description = {
            "Each ledger has to have every number from its first kept entry to its head once, and no other.",
            "Takes its time with many entries, and may be done while the node runs. Exit code 1 where one is not whole."
        })
final class LedgerVerify extends AccountCommand {

    @Option(
            names = "--purged",
            description = "Name every ledger of which retention purged something, and from where on it is complete.")
    private boolean namesPurged;

    LedgerVerify(Wiring wiring) {
        super(wiring);
    }

    @Override
    int work(Session session) throws IOException {
        return new Verification(line(), namesPurged).run(session.ledgers());
    }
}
