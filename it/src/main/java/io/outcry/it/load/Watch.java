package io.outcry.it.load;

import io.outcry.it.load.measure.Latencies;
import io.outcry.it.load.measure.ProcessTree;
import io.outcry.it.load.measure.ProcessTree.Usage;
import io.outcry.it.load.measure.Tally.Counts;
import io.outcry.it.load.report.ChatResult.Second;
import io.outcry.it.load.report.Figures;
import io.outcry.it.load.report.ProcessCost;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.ToLongFunction;

/** Looks at traffic every second and at the processes when its steady part begins and ends. */
final class Watch {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final long LOOK_AGAIN = TimeUnit.MILLISECONDS.toNanos(50);

    /** How long nothing may arrive until what is missing counts as lost, and how long arrivals are waited for at all. */
    private static final Duration SILENCE = Duration.ofSeconds(5);

    private static final Duration LAST_MESSAGES = Duration.ofMinutes(2);

    private final Traffic traffic;
    private final Complaints complaints;
    private final Optional<ProcessTree> server;
    private final PrintWriter progress;
    private final long start;
    private final List<Second> seconds = new ArrayList<>();
    private final List<Moment> steady = new ArrayList<>();
    private Counts last;
    private long lastLook;

    /** What there was at one time. */
    private record Moment(long nanos, Counts counts, Usage harness, Optional<Usage> server) {}

    /** @param start when the first message is to leave, by {@link System#nanoTime} */
    Watch(Traffic traffic, Complaints complaints, Optional<ProcessTree> server, PrintWriter progress, long start) {
        this.traffic = traffic;
        this.complaints = complaints;
        this.server = server;
        this.progress = progress;
        this.start = start;
        this.last = traffic.counts();
        this.lastLook = start;
    }

    /** Returns at this time, or soon after it is enough. */
    void until(long end, BooleanSupplier enough) {
        for (var now = System.nanoTime(); now < end && !enough.getAsBoolean(); now = System.nanoTime()) {
            if (now >= lastLook + SECOND) {
                look(now);
            }
            LockSupport.parkNanos(Math.min(LOOK_AGAIN, end - now));
        }
    }

    /** A server that is behind is slow, not lossy: as long as something comes, the rest may come too. */
    void awaitLastMessages() {
        var limit = System.nanoTime() + LAST_MESSAGES.toNanos();
        var before = -1L;
        while (traffic.counts().lost() > 0 && traffic.counts().delivered() > before && System.nanoTime() < limit) {
            before = traffic.counts().delivered();
            until(System.nanoTime() + SILENCE.toNanos(), () -> traffic.counts().lost() == 0);
        }
    }

    /** To be called when the steady part begins and when it ends. */
    void mark() {
        steady.add(new Moment(
                System.nanoTime(), traffic.counts(), ProcessTree.own().usage(), server.map(ProcessTree::usage)));
    }

    List<Second> seconds() {
        return seconds;
    }

    double sentPerSecond() {
        return Figures.ratio(steadily(Counts::sent) * SECOND, nanos());
    }

    double deliveredPerSecond() {
        return Figures.ratio(delivered() * SECOND, nanos());
    }

    List<ProcessCost> costs() {
        if (steady.size() < 2) {
            return List.of();
        }
        var from = steady.getFirst();
        var to = steady.getLast();
        var costs = new ArrayList<ProcessCost>();
        from.server()
                .ifPresent(before -> to.server()
                        .ifPresent(after ->
                                costs.add(ProcessCost.between("server", before, after, delivered(), nanos()))));
        costs.add(ProcessCost.between("harness", from.harness(), to.harness(), delivered(), nanos()));
        return costs;
    }

    private long delivered() {
        return steadily(Counts::delivered);
    }

    /** How much a count grew while the load was steady. */
    private long steadily(ToLongFunction<Counts> count) {
        return steady.size() < 2
                ? 0
                : count.applyAsLong(steady.getLast().counts())
                        - count.applyAsLong(steady.getFirst().counts());
    }

    private long nanos() {
        return steady.size() < 2
                ? 0
                : steady.getLast().nanos() - steady.getFirst().nanos();
    }

    private void look(long now) {
        var counts = traffic.counts();
        var millis = Latencies.of(traffic.latest());
        var second = new Second(
                Figures.ratio(now - start, SECOND),
                counts.sent() - last.sent(),
                counts.delivered() - last.delivered(),
                millis.p50(),
                millis.p99(),
                millis.max());
        seconds.add(second);
        progress.println(String.format(
                Locale.ROOT,
                "%4.0f s  sent %,d  delivered %,d  under way %,d  50 %% %.2f  99 %% %.2f  max %.2f ms  errors %,d",
                second.second(),
                second.sent(),
                second.delivered(),
                counts.lost(),
                second.p50(),
                second.p99(),
                second.max(),
                complaints.count() + counts.unsent() + counts.bounced()));
        last = counts;
        lastLook += SECOND;
    }
}
