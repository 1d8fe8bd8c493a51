package io.outcry.it.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.outcry.it.load.measure.Markers;
import io.outcry.it.load.measure.Markers.Marker;
import java.nio.ByteBuffer;

/** Messages of one type to one address, as long as each other, with a marker in each. */
final class Wording {

    private static final int MAX_BODY_BYTES = 200_000;
    private static final String WORDS = "But soft, what light through yonder window breaks? ";

    private final Markers markers;
    private final byte[] opening;
    private final byte[] closing;

    /**
     * @param type as in {@code <message type='chat'/>}
     * @param prefix of ids; the message's sequence number stands behind it
     * @param bodyBytes length of the body, at least {@link Markers#LENGTH}
     */
    Wording(String type, String to, String prefix, int bodyBytes, Markers markers) {
        this.markers = markers;
        this.opening = ("<message type='" + type + "' to='"
                        + to.replace("&", "&amp;").replace("<", "&lt;").replace("'", "&apos;") + "' id='" + prefix)
                .getBytes(UTF_8);
        this.closing = (padding(bodyBytes - Markers.LENGTH) + "</body></message>").getBytes(UTF_8);
    }

    /** Refuses lengths of bodies that no marker fits in, or that servers do not take. */
    static void check(int bodyBytes) {
        if (bodyBytes < Markers.LENGTH || bodyBytes > MAX_BODY_BYTES) {
            throw new IllegalArgumentException(
                    "--body-bytes must be " + Markers.LENGTH + " to " + MAX_BODY_BYTES + ", was " + bodyBytes);
        }
    }

    private static String padding(int length) {
        return WORDS.repeat(length / WORDS.length() + 1).substring(0, length);
    }

    /** The stanza, ready to be sent. */
    ByteBuffer message(Marker marker) {
        var stanza = ByteBuffer.allocate(opening.length + 32 + Markers.LENGTH + closing.length);
        stanza.put(opening).put((marker.sequence() + "'><body>").getBytes(UTF_8));
        markers.write(marker, stanza);
        return stanza.put(closing).flip();
    }
}
