package io.outcry.it.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.outcry.it.load.measure.ProcessTree;
import io.outcry.it.load.report.JoinResult;
import io.outcry.it.load.wire.Scratch;
import io.outcry.it.load.wire.Session;
import java.io.PrintWriter;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * Lets users into rooms (XEP-0045 §7.2), so many at once: first the one of each room who makes it, then all others, room
 * by room in turn.
 */
final class Entrance {

    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);
    private static final int REPORT_EVERY = 500;
    private static final double MILLIS = 1_000;
    private static final double NANOS_PER_MILLI = 1e6;

    private final MucPlan plan;
    private final Seating seating;
    private final Joins joins;
    private final Complaints complaints;
    private final StopSignal stop;
    private final PrintWriter progress;
    private final Scratch scratch = new Scratch();
    private long startNanos;
    private long cpuNanos;

    /** @param joins learns from the reader's thread what became of each */
    Entrance(MucPlan plan, Seating seating, Joins joins, Complaints complaints, StopSignal stop, PrintWriter progress) {
        this.plan = plan;
        this.seating = seating;
        this.joins = joins;
        this.complaints = complaints;
        this.stop = stop;
        this.progress = progress;
    }

    /**
     * Returns when everybody is inside or was refused, or nobody got in for so long that the rest is given up.
     *
     * @param sessions of all accounts
     * @return whether everybody is inside
     */
    boolean admit(List<Session> sessions) {
        startNanos = System.nanoTime();
        var before = plan.server().map(ProcessTree::usage);
        var rooms = seating.rooms();
        if (admit(sessions, IntStream.range(0, rooms)) && admit(sessions, IntStream.range(rooms, seating.seats()))) {
            progress.println(String.format(Locale.ROOT, "inside: %,d of %,d", joins.inside(), seating.seats()));
        } else if (!stop.isGiven()) {
            complaints.add(String.format(
                    Locale.ROOT,
                    "%,d of %,d are in their rooms; the server let nobody in for %.1f s",
                    joins.inside(),
                    seating.seats(),
                    plan.joinLimit().toMillis() / MILLIS));
        }
        cpuNanos = plan.server()
                .flatMap(server -> before.map(server.usage()::cpuNanosSince))
                .orElse(0L);
        return joins.inside() == seating.seats();
    }

    /** Returns false where it was given up. */
    private boolean admit(List<Session> sessions, IntStream seats) {
        return seats.allMatch(seat -> placeIsFree() && ask(sessions, seat)) && allAreThrough();
    }

    private boolean ask(List<Session> sessions, int seat) {
        if (seat % REPORT_EVERY == 0) {
            progress.println(String.format(Locale.ROOT, "entering: %,d of %,d", joins.inside(), seating.seats()));
        }
        var room = seating.room(seat);
        var occupant = seating.occupant(seat);
        var session = sessions.get(seating.account(room, occupant));
        joins.asked(seat, System.nanoTime());
        var presence = "<presence to='" + seating.address(room, occupant)
                + "'><x xmlns='http://jabber.org/protocol/muc'><history maxstanzas='0'/></x></presence>";
        if (!session.send(ByteBuffer.wrap(presence.getBytes(UTF_8)), scratch)) {
            joins.unasked(room, occupant);
        }
        return true;
    }

    private boolean placeIsFree() {
        return await(1);
    }

    private boolean allAreThrough() {
        if (!await(plan.joinsAtOnce())) {
            return false;
        }
        joins.places().release(plan.joinsAtOnce());
        return true;
    }

    /** Takes so many places, if they become free before nobody got in for too long. */
    private boolean await(int places) {
        try {
            var before = joins.through();
            var limit = System.nanoTime() + plan.joinLimit().toNanos();
            while (!joins.places().tryAcquire(places, LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS)) {
                if (joins.through() > before) {
                    before = joins.through();
                    limit = System.nanoTime() + plan.joinLimit().toNanos();
                }
                if (stop.isGiven() || System.nanoTime() > limit) {
                    return false;
                }
            }
            return !stop.isGiven();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Good once the reader has stopped. */
    JoinResult result() {
        return joins.result(startNanos, cpuNanos / NANOS_PER_MILLI);
    }
}
