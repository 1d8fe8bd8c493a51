package io.outcry.it.load;

import io.outcry.it.load.measure.Arrivals.Order;
import io.outcry.it.load.measure.Latencies;
import io.outcry.it.load.measure.Markers;
import io.outcry.it.load.measure.Markers.Marker;
import io.outcry.it.load.measure.Tally;
import io.outcry.it.load.wire.Inbound;
import io.outcry.it.load.wire.Scratch;
import io.outcry.it.load.wire.Session;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.SingleWriterRecorder;

/**
 * Messages between pairs of users, 0 and 1, 2 and 3 and so on: sends them, and knows them again when they arrive. What
 * arrives is counted on the reader's thread alone.
 */
final class Exchange implements Inbound, Traffic {

    private final Tally tally = new Tally();
    private final SingleWriterRecorder latest = Latencies.recorder();
    private final Histogram measured = Latencies.histogram();
    private final Complaints complaints;
    private final Markers markers;
    private final LongSupplier clock;
    private volatile List<Flow> flows = List.of();
    private volatile Optional<Driver> driver = Optional.empty();
    private volatile long measuredFromNanos = Long.MAX_VALUE;

    Exchange(Markers markers, LongSupplier clock, Complaints complaints) {
        this.markers = markers;
        this.clock = clock;
        this.complaints = complaints;
    }

    /** @param flows by the number of the user who sends */
    void begin(List<Flow> flows, Driver driver, long measuredFromNanos) {
        this.driver = Optional.of(driver);
        this.measuredFromNanos = measuredFromNanos;
        this.flows = List.copyOf(flows);
    }

    /** The other one of the pair. */
    static int partner(int user) {
        return user ^ 1;
    }

    @Override
    public void send(int flow, long intendedNanos, Scratch scratch) {
        if (flows.get(flow).send(intendedNanos, scratch)) {
            tally.sent();
        } else {
            tally.unsent();
        }
    }

    @Override
    public Tally.Counts counts() {
        return tally.counts();
    }

    @Override
    public Histogram latest() {
        return latest.getIntervalHistogram();
    }

    /** Latencies of all messages that should have left after the warm-up; good once the reader has stopped. */
    Histogram measured() {
        return measured;
    }

    @Override
    public void message(Session session, byte[] bytes, int from, int to) {
        markers.find(bytes, from, to)
                .filter(marker -> marker.flow() >= 0 && marker.flow() < flows.size())
                .ifPresent(marker -> {
                    if (ErrorStanza.is(bytes, from, to)) {
                        tally.bounced();
                    } else {
                        arrived(session.number(), marker);
                    }
                });
    }

    @Override
    public void ended(Session session, String why) {
        complaints.add("session " + session.number() + " ended: " + why);
    }

    private void arrived(int receiver, Marker marker) {
        if (receiver != partner(marker.flow())) {
            tally.astray();
            return;
        }
        var now = clock.getAsLong();
        var order = flows.get(marker.flow()).arrivals().arrive(marker.sequence());
        tally.arrived(order);
        if (order == Order.DUPLICATE) {
            return;
        }
        var latency = Latencies.within(now - marker.intendedNanos());
        latest.recordValue(latency);
        if (marker.intendedNanos() >= measuredFromNanos) {
            measured.recordValue(latency);
        }
        driver.ifPresent(told -> told.arrived(receiver, now));
    }
}
