package io.outcry.it.load.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** With a clock that the test moves: a server that takes 1 ms for a message, and once stalls for a second. */
class OpenLoopTest {

    private static final long MILLI = Duration.ofMillis(1).toNanos();
    private static final long SECOND = Duration.ofSeconds(1).toNanos();
    private static final double PER_SECOND = 100;
    private static final long STALLED_MESSAGE = 50;

    private long now;

    @Test
    void sendsEachMessageAtItsTime() {
        var sent = new ArrayList<Long>();
        var loop = new OpenLoop(0, PER_SECOND, (_, intended) -> sent.add(intended));

        var next = loop.sendDue(25 * MILLI);

        assertThat(sent).isEqualTo(List.of(0L, 10 * MILLI, 20 * MILLI));
        assertThat(next).isEqualTo(30 * MILLI);
    }

    @Test
    void sendsNothingTwice() {
        var numbers = new ArrayList<Long>();
        var loop = new OpenLoop(0, PER_SECOND, (number, _) -> numbers.add(number));

        LongStream.rangeClosed(0, 40).forEach(millis -> loop.sendDue(millis * MILLI));

        assertThat(numbers).containsExactly(0L, 1L, 2L, 3L, 4L);
    }

    @Test
    void letsEveryMessageThatAStallHeldUpCountItsWait() {
        var latencies = Latencies.histogram();
        var loop = new OpenLoop(0, PER_SECOND, (number, intended) -> {
            serve(number);
            latencies.recordValue(Latencies.within(now - intended));
        });

        runFor(2 * SECOND, loop);

        // The stall begins at 500 ms and holds up the 100 messages of a second, the last of them by 100 ms.
        var result = Latencies.of(latencies);
        assertThat(result.count()).isEqualTo(200);
        assertThat(result.p50()).isBetween(50.0, 300.0);
        assertThat(result.p90()).isBetween(600.0, 900.0);
        assertThat(result.max()).isBetween(1_000.0, 1_002.0);
    }

    /** What a harness would see that starts its watch when it sends: one slow message of 200. */
    @Test
    void wouldHardlySeeTheStallIfItMeasuredFromSending() {
        var latencies = Latencies.histogram();
        var loop = new OpenLoop(0, PER_SECOND, (number, _) -> {
            var sent = now;
            serve(number);
            latencies.recordValue(Latencies.within(now - sent));
        });

        runFor(2 * SECOND, loop);

        assertThat(Latencies.of(latencies).p99()).isBetween(0.9, 1.1);
    }

    private void serve(long number) {
        now += number == STALLED_MESSAGE ? SECOND : MILLI;
    }

    private void runFor(long nanos, OpenLoop loop) {
        while (now < nanos) {
            var next = loop.sendDue(Math.min(now, nanos - 1));
            now = Math.max(now, next);
        }
    }
}
