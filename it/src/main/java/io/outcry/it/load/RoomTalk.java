package io.outcry.it.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.outcry.it.load.measure.Arrivals.Order;
import io.outcry.it.load.measure.Latencies;
import io.outcry.it.load.measure.Markers;
import io.outcry.it.load.measure.Markers.Marker;
import io.outcry.it.load.measure.Spread;
import io.outcry.it.load.measure.Tally;
import io.outcry.it.load.wire.Scratch;
import io.outcry.it.load.wire.Session;
import io.outcry.it.peer.XmlText;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.SingleWriterRecorder;

/**
 * What is said in rooms (XEP-0045 §7.4): in each by its occupants in turn, and everybody there is to get it, who said it
 * included. A flow is a room. What arrives is counted on the reader's thread alone.
 */
final class RoomTalk implements Traffic {

    private final Tally tally = new Tally();
    private final SingleWriterRecorder latest = Latencies.recorder();
    private final Histogram measured = Latencies.histogram();
    private final Histogram measuredLast = Latencies.histogram();
    private final Markers markers;
    private final Seating seating;
    private final Complaints complaints;
    private volatile List<Room> rooms = List.of();
    private volatile long measuredFromNanos = Long.MAX_VALUE;
    private boolean toldOfBounce;

    /** @param occupants by their numbers */
    private record Room(Wording wording, List<Session> occupants, AtomicInteger next, Spread spread) {}

    RoomTalk(Markers markers, Seating seating, Complaints complaints) {
        this.markers = markers;
        this.seating = seating;
        this.complaints = complaints;
    }

    /** @param sessions of all accounts */
    void begin(List<Session> sessions, int bodyBytes, long measuredFromNanos) {
        this.measuredFromNanos = measuredFromNanos;
        this.rooms = IntStream.range(0, seating.rooms())
                .mapToObj(room -> room(room, sessions, bodyBytes))
                .toList();
    }

    private Room room(int room, List<Session> sessions, int bodyBytes) {
        var occupants = IntStream.range(0, seating.occupants())
                .mapToObj(occupant -> sessions.get(seating.account(room, occupant)))
                .toList();
        // One account may speak in several rooms: its ids are of the room, too.
        var wording = new Wording("groupchat", seating.address(room), "m" + room + "-", bodyBytes, markers);
        return new Room(wording, occupants, new AtomicInteger(), new Spread(seating.occupants()));
    }

    @Override
    public void send(int flow, long intendedNanos, Scratch scratch) {
        var room = rooms.get(flow);
        var sequence = room.next().getAndIncrement();
        var sender = room.occupants().get(sequence % seating.occupants());
        if (sender.send(room.wording().message(new Marker(flow, sequence, intendedNanos)), scratch)) {
            tally.sent(seating.occupants());
        } else {
            tally.unsent(seating.occupants());
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

    /** Latencies of all deliveries of messages that should have left after the warm-up; good once the reader has stopped. */
    Histogram measured() {
        return measured;
    }

    /** The same of the last delivery of each message. */
    Histogram measuredLast() {
        return measuredLast;
    }

    /** A message stanza has arrived; those that are not of this run do not count. */
    void message(Session session, byte[] bytes, int from, int to) {
        if (ErrorStanza.is(bytes, from, to)) {
            bounced(new String(bytes, from, to - from, UTF_8));
            return;
        }
        markers.find(bytes, from, to)
                .filter(marker -> marker.flow() >= 0 && marker.flow() < rooms.size())
                .filter(marker -> marker.sequence() >= 0
                        && marker.sequence() < rooms.get(marker.flow()).next().get())
                .ifPresent(marker -> seating.occupant(marker.flow(), session.number())
                        .ifPresentOrElse(receiver -> arrived(receiver, marker), tally::astray));
    }

    /** A server need not say the message again that it refuses, so that the room's address is what it is known by. */
    private void bounced(String text) {
        var stanza = XmlText.parse(text);
        var room = stanza.attributeOr("from", "");
        if (seating.room(room).isEmpty()) {
            return;
        }
        tally.bounced(seating.occupants());
        if (!toldOfBounce) {
            toldOfBounce = true;
            complaints.add("the first message that bounced, from " + room + ": " + ErrorStanza.reason(stanza));
        }
    }

    private void arrived(int receiver, Marker marker) {
        var latency = Latencies.within(System.nanoTime() - marker.intendedNanos());
        var arrival = rooms.get(marker.flow()).spread().arrive(marker.sequence(), receiver);
        tally.arrived(arrival.order());
        if (arrival.order() == Order.DUPLICATE) {
            return;
        }
        latest.recordValue(latency);
        if (marker.intendedNanos() >= measuredFromNanos) {
            measured.recordValue(latency);
            if (arrival.last()) {
                measuredLast.recordValue(latency);
            }
        }
    }
}
