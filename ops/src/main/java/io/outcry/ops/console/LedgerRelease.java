package io.outcry.ops.console;

import io.outcry.ops.node.Wiring;
import java.io.IOException;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code outcry ledger release}. */
@Command(
        name = "release",
        header = "End a legal hold.",
        description = "What it held is purged with the next purge, where it is old enough. The hold stays listed.")
final class LedgerRelease extends AccountCommand {

    @Parameters(index = "0", paramLabel = "ADDRESS|DOMAIN", description = "What the hold is on.")
    private String subject = "";

    @Option(names = "--id", paramLabel = "ID", description = "Which hold, where there are several.")
    private Optional<String> id = Optional.empty();

    @Option(names = "--reason", paramLabel = "TEXT", defaultValue = "", description = "Why.")
    private String reason = "";

    LedgerRelease(Wiring wiring) {
        super(wiring);
    }

    @Override
    int work(Session session) throws IOException {
        var hold = Wait.on(session.ledgers().release(HoldText.subject(subject), id, reason));
        return done("Released " + HoldText.of(hold.subject()) + "; hold " + hold.id() + ".");
    }
}
