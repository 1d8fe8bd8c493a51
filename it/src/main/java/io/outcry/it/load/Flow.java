package io.outcry.it.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.outcry.it.load.measure.Arrivals;
import io.outcry.it.load.measure.Markers;
import io.outcry.it.load.measure.Markers.Marker;
import io.outcry.it.load.wire.Scratch;
import io.outcry.it.load.wire.Session;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicInteger;

/** What one user says to another: numbered messages with a marker in them, and which of them have arrived. */
final class Flow {

    private static final String WORDS = "But soft, what light through yonder window breaks? ";

    private final Session from;
    private final Markers markers;
    private final byte[] opening;
    private final byte[] closing;
    private final AtomicInteger next = new AtomicInteger();
    private final Arrivals arrivals = new Arrivals();

    /** @param bodyBytes length of the body, at least {@link Markers#LENGTH} */
    Flow(Session from, String to, int bodyBytes, Markers markers) {
        this.from = from;
        this.markers = markers;
        this.opening = ("<message type='chat' to='"
                        + to.replace("&", "&amp;").replace("<", "&lt;").replace("'", "&apos;") + "' id='m")
                .getBytes(UTF_8);
        this.closing = (padding(bodyBytes - Markers.LENGTH) + "</body></message>").getBytes(UTF_8);
    }

    private static String padding(int length) {
        return WORDS.repeat(length / WORDS.length() + 1).substring(0, length);
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
        var sequence = next.getAndIncrement();
        var stanza = ByteBuffer.allocate(opening.length + 32 + Markers.LENGTH + closing.length);
        stanza.put(opening).put((sequence + "'><body>").getBytes(UTF_8));
        markers.write(new Marker(from.number(), sequence, intendedNanos), stanza);
        stanza.put(closing);
        return from.send(stanza.flip(), scratch);
    }
}
