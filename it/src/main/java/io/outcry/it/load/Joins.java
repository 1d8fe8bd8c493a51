package io.outcry.it.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.outcry.core.stanza.Element;
import io.outcry.it.load.measure.Latencies;
import io.outcry.it.load.report.Figures;
import io.outcry.it.load.report.JoinResult;
import io.outcry.it.load.wire.Bytes;
import io.outcry.it.load.wire.Scratch;
import io.outcry.it.load.wire.Session;
import io.outcry.it.peer.XmlText;
import java.nio.ByteBuffer;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import org.HdrHistogram.Histogram;

/**
 * What became of each join. Somebody is inside when the room has told them so (XEP-0045 §7.2.2, status 110); whoever
 * made the room by that (201) gives it the service's own configuration (§10.1.2) before others are let in.
 */
final class Joins {

    private static final String USER = "http://jabber.org/protocol/muc#user";
    private static final String OWNER = "http://jabber.org/protocol/muc#owner";
    private static final String INSTANT =
            "<query xmlns='" + OWNER + "'><x xmlns='jabber:x:data' type='submit'/></query>";
    private static final String MAKES = "makes-";
    private static final String MADE = "201";
    private static final byte[] ABOUT_SELF = "code='110'".getBytes(UTF_8);
    private static final byte[] ABOUT_SELF_TOO = "code=\"110\"".getBytes(UTF_8);

    private final Seating seating;
    private final Complaints complaints;
    private final Semaphore places;
    private final AtomicLongArray askedNanos;
    private final AtomicInteger inside = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private volatile long lastNanos;

    /** Of the reader's thread alone. */
    private final BitSet decided = new BitSet();

    private final Histogram waits = Latencies.histogram();

    /** @param atOnce how many may be on their way */
    Joins(Seating seating, int atOnce, Complaints complaints) {
        this.seating = seating;
        this.complaints = complaints;
        this.places = new Semaphore(atOnce);
        this.askedNanos = new AtomicLongArray(seating.seats());
    }

    /** One is to be taken for each join; who is through gives it back. */
    Semaphore places() {
        return places;
    }

    int inside() {
        return inside.get();
    }

    /** How many are inside or refused. */
    int through() {
        return inside.get() + refused.get();
    }

    void asked(int seat, long nowNanos) {
        askedNanos.set(seat, nowNanos);
    }

    /** The session could not even ask. */
    void unasked(int room, int occupant) {
        refused.incrementAndGet();
        complaints.add(seating.address(room, occupant) + ": the session is over, or the server takes nothing from it");
        places.release();
    }

    /** Most presence is that of others, and of no interest. */
    void presence(Session session, byte[] bytes, int from, int to, Scratch scratch) {
        if (Bytes.indexOf(bytes, from, to, ABOUT_SELF) >= 0
                || Bytes.indexOf(bytes, from, to, ABOUT_SELF_TOO) >= 0
                || ErrorStanza.is(bytes, from, to)) {
            var presence = XmlText.parse(new String(bytes, from, to - from, UTF_8));
            var address = presence.attributeOr("from", "");
            seating.room(address)
                    .ifPresent(room -> seating.occupant(room, session.number()).ifPresent(occupant -> {
                        switch (presence.attributeOr("type", "")) {
                            case "error" ->
                                refused(seating.seat(room, occupant), address + ": " + ErrorStanza.reason(presence));
                            case "unavailable" -> complaints.add("put out of " + address + ": " + statuses(presence));
                            default -> entered(session, room, seating.seat(room, occupant), presence, scratch);
                        }
                    }));
        }
    }

    private void entered(Session session, int room, int seat, Element presence, Scratch scratch) {
        if (decided.get(seat)) {
            return;
        }
        decided.set(seat);
        lastNanos = System.nanoTime();
        waits.recordValue(Latencies.within(lastNanos - askedNanos.get(seat)));
        inside.incrementAndGet();
        if (!statuses(presence).contains(MADE)) {
            places.release();
            return;
        }
        var request =
                "<iq type='set' to='" + seating.address(room) + "' id='" + MAKES + room + "'>" + INSTANT + "</iq>";
        session.send(ByteBuffer.wrap(request.getBytes(UTF_8)), scratch);
    }

    private void refused(int seat, String why) {
        complaints.add(why);
        if (!decided.get(seat)) {
            decided.set(seat);
            refused.incrementAndGet();
            places.release();
        }
    }

    private static List<String> statuses(Element presence) {
        return presence.child("x", USER).stream()
                .flatMap(x -> x.children("status", USER).stream())
                .map(status -> status.attributeOr("code", ""))
                .toList();
    }

    void answer(Element iq) {
        if (iq.attributeOr("id", "").startsWith(MAKES)) {
            if (iq.attributeOr("type", "").equals("error")) {
                complaints.add(iq.attributeOr("from", "") + " could not be made: " + ErrorStanza.reason(iq));
            }
            places.release();
        }
    }

    /** Good once the reader has stopped. */
    JoinResult result(long startNanos, double serverCpuMillis) {
        var count = inside.get();
        return new JoinResult(
                count,
                refused.get(),
                count == 0 ? 0 : Figures.ratio(lastNanos - startNanos, TimeUnit.SECONDS.toNanos(1)),
                Figures.ratio(serverCpuMillis, count),
                Latencies.of(waits));
    }
}
