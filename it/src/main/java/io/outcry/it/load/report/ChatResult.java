package io.outcry.it.load.report;

import io.outcry.it.load.measure.Latencies;
import io.outcry.it.load.measure.Tally.Counts;
import java.util.List;

/**
 * What a load of one-to-one messages found.
 *
 * @param counts of all messages, those of the warm-up included
 * @param deliveredPerSecond after the warm-up
 * @param latencyMillis from when a message should have left until it was there; only of those after the warm-up
 * @param sendDelayMillis how late this program itself sent, which is part of the latency
 * @param processes the server, where its process is known, and this program
 * @param errors the first of them, in words
 */
public record ChatResult(
        Setup setup,
        LoginResult logins,
        Counts counts,
        double deliveredPerSecond,
        Latencies latencyMillis,
        Latencies sendDelayMillis,
        List<ProcessCost> processes,
        List<Second> seconds,
        List<String> errors) {

    /**
     * One second of the run.
     *
     * @param second from the first message
     * @param sent in this second
     * @param delivered in this second
     * @param p50 of the messages that arrived in it, in milliseconds, as the others
     */
    public record Second(double second, long sent, long delivered, double p50, double p99, double max) {}

    public ChatResult {
        processes = List.copyOf(processes);
        seconds = List.copyOf(seconds);
        errors = List.copyOf(errors);
    }

    /** Whether every message arrived once, in order, where it belongs, and nothing else went wrong. */
    public boolean isFlawless() {
        return errors.isEmpty() && logins.sessions() == setup.users() && counts.isFlawless();
    }
}
