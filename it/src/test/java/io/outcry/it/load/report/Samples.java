package io.outcry.it.load.report;

import io.outcry.it.load.measure.Latencies;
import io.outcry.it.load.measure.Tally.Counts;
import io.outcry.it.load.report.ChatResult.Second;
import java.time.Duration;
import java.util.List;

/** Results as a load would find them. */
final class Samples {

    private Samples() {}

    /** A good run of two users. */
    static ChatResult result(String label, long millis) {
        return result(label, millis, new Counts(30, 30, 0, 0, 0, 0, 0, 0), List.of());
    }

    /** Two rooms of five occupants, in which so many of ten were let in, and 30 messages. */
    static MucResult rooms(int inside, Counts counts) {
        var latencies = Latencies.histogram();
        latencies.recordValue(Duration.ofMillis(5).toNanos());
        var last = Latencies.histogram();
        last.recordValue(Duration.ofMillis(7).toNanos());
        return new MucResult(
                new MucSetup(
                        "verona",
                        "verona.example:5222",
                        "rooms.verona.example",
                        2,
                        5,
                        10,
                        "direct",
                        true,
                        32,
                        15,
                        200,
                        1,
                        2),
                new LoginResult(10, 0, 0.5, 3.25),
                new JoinResult(inside, 10 - inside, 2, 1.5, Latencies.of(latencies)),
                counts,
                15,
                75,
                Latencies.of(latencies),
                Latencies.of(last),
                Latencies.of(Latencies.histogram()),
                List.of(new ProcessCost("server", 40, 1.5, 512L << 20)),
                List.of(new Second(1, 10, 9, 1, 2, 3)),
                List.of());
    }

    static ChatResult result(String label, long millis, Counts counts, List<String> errors) {
        var latencies = Latencies.histogram();
        latencies.recordValue(Duration.ofMillis(millis).toNanos());
        latencies.recordValue(Duration.ofMillis(2 * millis).toNanos());
        return new ChatResult(
                new Setup(label, "verona.example:5222", 2, "starttls", true, "open", 10, 200, "full", 1, 2),
                new LoginResult(2, 0, 0.5, 3.25),
                counts,
                10,
                Latencies.of(latencies),
                Latencies.of(Latencies.histogram()),
                List.of(
                        new ProcessCost("server", 100.0 * millis, 1.5, 512L << 20),
                        new ProcessCost("harness", 50, 0.5, 64L << 20)),
                List.of(new Second(1, 10, 9, 1, 2, 3), new Second(2, 10, 11, 1.5, 2.5, 4)),
                errors);
    }
}
