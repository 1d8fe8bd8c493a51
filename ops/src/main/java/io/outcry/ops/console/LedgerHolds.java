package io.outcry.ops.console;

import io.outcry.core.retention.Hold;
import io.outcry.ops.admin.HoldJson;
import io.outcry.ops.admin.Json;
import io.outcry.ops.node.Wiring;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code outcry ledger holds}. */
@Command(name = "holds", header = "List every legal hold there ever was, oldest first.")
final class LedgerHolds extends AccountCommand {

    @Option(names = "--json", description = "As JSON, for programs.")
    private boolean json;

    @Option(names = "--active", description = "Only those that hold.")
    private boolean isActiveOnly;

    LedgerHolds(Wiring wiring) {
        super(wiring);
    }

    @Override
    int work(Session session) throws IOException {
        var holds = all(session).stream()
                .filter(hold -> hold.isActive() || !isActiveOnly)
                .toList();
        if (json) {
            return done(Json.write(HoldJson.Lines.of(holds)));
        }
        holds.forEach(hold -> out().println(HoldText.of(hold)));
        return ExitCode.DONE;
    }

    static List<Hold> all(Session session) throws IOException {
        var all = new ArrayList<Hold>();
        var after = "";
        while (true) {
            var some = Wait.on(session.ledgers().holds(after));
            if (some.isEmpty()) {
                return all;
            }
            all.addAll(some);
            after = some.getLast().id();
        }
    }
}
