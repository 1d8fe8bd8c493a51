package io.outcry.ops.console;

import io.outcry.ops.admin.Ledgers;
import io.outcry.ops.node.Wiring;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code outcry ledger hold}. */
@Command(
        name = "hold",
        header = "Place a legal hold: nothing of what it names is purged until it is released.",
        description = {
            "From the moment on in which this answers. Who placed it, when and why is kept for ever, and written to the"
                    + " audit log and the node's log.",
            "There may be several on one subject, for several cases."
        })
final class LedgerHold extends AccountCommand {

    @Parameters(
            index = "0",
            paramLabel = "ADDRESS|DOMAIN",
            description = "An account, such as romeo@montague.example, or a domain with all its accounts.")
    private String subject = "";

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why, such as the case's number.")
    private String reason = "";

    LedgerHold(Wiring wiring) {
        super(wiring);
    }

    @Override
    int work(Session session) throws IOException {
        return done(text(Wait.on(session.ledgers().hold(HoldText.subject(subject), reason))));
    }

    private static String text(Ledgers.Held held) {
        var extent = held.extent();
        var text = "Holds %s with %s in %s; hold %s."
                .formatted(
                        HoldText.of(held.hold().subject()),
                        HoldText.entries(extent.entries()),
                        HoldText.ledgers(extent.ledgers()),
                        held.hold().id());
        return extent.purged()
                .map(at -> text + " Older ones were purged before, the last on " + HoldText.day(at) + ".")
                .orElse(text);
    }
}
