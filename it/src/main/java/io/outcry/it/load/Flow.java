package io.outcry.it.load;

import io.outcry.it.load.measure.Arrivals;
import io.outcry.it.load.measure.Markers;
import io.outcry.it.load.measure.Markers.Marker;
import io.outcry.it.load.wire.Scratch;
import io.outcry.it.load.wire.Session;
import java.util.concurrent.atomic.AtomicInteger;

/** What one user says to another: numbered messages with a marker in them, and which of them have arrived. */
final class Flow {

    private final Session from;
    private final Wording wording;
    private final AtomicInteger next = new AtomicInteger();
    private final Arrivals arrivals = new Arrivals();

    /** @param bodyBytes length of the body, at least {@link Markers#LENGTH} */
    Flow(Session from, String to, int bodyBytes, Markers markers) {
        this.from = from;
        this.wording = new Wording("chat", to, "m", bodyBytes, markers);
    }

    /** Who has sent the messages that arrive here. */
    Arrivals arrivals() {
        return arrivals;
    }

    /**
     * Sends the next one.
     *
     * @return false where it was not sent
     */
    boolean send(long intendedNanos, Scratch scratch) {
        var marker = new Marker(from.number(), next.getAndIncrement(), intendedNanos);
        return from.send(wording.message(marker), scratch);
    }
}
