package io.outcry.ops.console;

import io.outcry.core.retention.Hold;
import io.outcry.ops.admin.Json;
import io.outcry.ops.node.Wiring;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code outcry ledger purge}. */
@Command(
        name = "purge",
        header = "Remove what is older than its domain's retention, now.",
        description = {
            "The node does so by itself, once a day (users.record.retention). What waits for a client of its owner stays,"
                    + " and what a legal hold is on.",
            "With --dry-run nothing goes: it says what would, and what would stay and why."
        })
final class LedgerPurge extends AccountCommand {

    private static final long AN_HOUR = 60;

    @Option(names = "--dry-run", description = "Only say what would go.")
    private boolean isRehearsal;

    @Option(names = "--json", description = "As JSON, for programs.")
    private boolean json;

    LedgerPurge(Wiring wiring) {
        super(wiring);
    }

    @Override
    int work(Session session) throws IOException {
        var report = Wait.on(session.ledgers().purge(isRehearsal), AN_HOUR);
        if (json) {
            return done(Json.write(report));
        }
        var holds = report.purged().held().isEmpty() ? List.<Hold>of() : LedgerHolds.all(session);
        return done(isRehearsal ? PurgeText.rehearsed(report, holds) : PurgeText.done(report));
    }
}
