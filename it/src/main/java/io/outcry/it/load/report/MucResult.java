package io.outcry.it.load.report;

import io.outcry.it.load.measure.Latencies;
import io.outcry.it.load.measure.Tally.Counts;
import io.outcry.it.load.report.ChatResult.Second;
import java.util.List;

/**
 * What a load of rooms found.
 *
 * @param counts of deliveries: each message that is said counts once for each occupant of its room, who says it included;
 *     those of the warm-up as well
 * @param saidPerSecond messages, after the warm-up
 * @param deliveredPerSecond after the warm-up
 * @param latencyMillis from when a message should have left until an occupant had it, for each of them; only of messages
 *     after the warm-up, as in what follows
 * @param lastMillis from when a message should have left until the last occupant had it
 * @param sendDelayMillis how late this program itself sent, which is part of both
 * @param processes the server, where its process is known, and this program; a delivery is what they count as a message
 * @param seconds of deliveries
 * @param errors the first of them, in words
 */
public record MucResult(
        MucSetup setup,
        LoginResult logins,
        JoinResult joins,
        Counts counts,
        double saidPerSecond,
        double deliveredPerSecond,
        Latencies latencyMillis,
        Latencies lastMillis,
        Latencies sendDelayMillis,
        List<ProcessCost> processes,
        List<Second> seconds,
        List<String> errors) {

    public MucResult {
        processes = List.copyOf(processes);
        seconds = List.copyOf(seconds);
        errors = List.copyOf(errors);
    }

    /** Whether everybody got in and heard every message once, in order, and nothing else went wrong. */
    public boolean isFlawless() {
        return errors.isEmpty()
                && logins.sessions() == setup.users()
                && joins.inside() == setup.seats()
                && counts.isFlawless();
    }
}
