package io.outcry.it.peer;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.outcry.core.stanza.Element;
import io.outcry.core.stanza.Namespaces;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What comes to an {@link XmppPeer}: reads it, counts it (XEP-0198), answers the server's pings and requests for
 * acknowledgement, and hands on the rest.
 */
final class Incoming {

    private static final String PING = "urn:xmpp:ping";

    private final Wire wire;
    private final String domain;
    private final Transcript transcript;
    private final Frames frames = new Frames();
    private long handled;
    private long acknowledged;
    private long answers;

    Incoming(Wire wire, String domain, Transcript transcript) {
        this.wire = wire;
        this.domain = domain;
        this.transcript = transcript;
    }

    /** From now on a new stream. */
    void restart() {
        frames.restart();
    }

    /** How many of our stanzas the server has acknowledged. */
    long acknowledged() {
        return acknowledged;
    }

    /** How many stanzas came. */
    long handled() {
        return handled;
    }

    void goesOnFrom(Incoming lost) {
        handled = lost.handled;
        acknowledged = lost.acknowledged;
    }

    /** The next frame that is not dealt with here. */
    Frame read() {
        while (true) {
            var frame = readOne();
            if (frame.isPresent()) {
                return frame.get();
            }
        }
    }

    /** Reads until the server acknowledged something, or is gone; what else comes on the way is handed on at once. */
    void untilAnswered(Consumer<Frame> others) {
        var before = answers;
        var isGone = false;
        while (answers == before && !isGone) {
            var other = readOne();
            other.ifPresent(others);
            isGone = other.filter(Frame.Ended.class::isInstance).isPresent();
        }
    }

    /** Hands on what comes within this time, {@link Frame.Ended} as the last where the server is gone. */
    void during(Duration time, Consumer<Frame> others) {
        var end = Instant.now().plus(time);
        var isOver = false;
        while (!isOver) {
            var frame = readBefore(end);
            frame.flatMap(this::dealWith).ifPresent(others);
            isOver = frame.isEmpty() || frame.get() instanceof Frame.Ended;
        }
    }

    private Optional<Frame> readOne() {
        return dealWith(readBefore(Instant.now().plus(Patience.LIMIT))
                .orElseThrow(() -> new AssertionError("nothing came for " + Patience.LIMIT + "\n" + transcript)));
    }

    private Optional<Frame> dealWith(Frame frame) {
        transcript.received(frame.raw());
        return frame instanceof Frame.Whole whole && isDealtWith(whole.element())
                ? Optional.empty()
                : Optional.of(frame);
    }

    /** The next frame, which may be here already; empty where none is whole by this time. */
    private Optional<Frame> readBefore(Instant end) {
        while (true) {
            var frame = frames.next();
            var left = Duration.between(Instant.now(), end);
            if (frame.isPresent() || !left.isPositive()) {
                return frame;
            }
            try {
                var length = wire.read(left);
                if (length < 0) {
                    return Optional.of(new Frame.Ended());
                }
                frames.add(wire.buffer(), length);
            } catch (SocketTimeoutException _) {
                return Optional.empty();
            }
        }
    }

    private boolean isDealtWith(Element element) {
        if (element.name().namespace().equals(Namespaces.STREAM_MANAGEMENT)) {
            return isCounting(element);
        }
        if (element.name().namespace().equals(Namespaces.CLIENT)) {
            handled++;
        }
        if (element.child("ping", PING).isEmpty() || !isFromServer(element)) {
            return false;
        }
        answer("<iq type='result' id='" + element.attributeOr("id", "") + "' to='" + element.attributeOr("from", domain)
                + "'/>");
        return true;
    }

    private boolean isFromServer(Element element) {
        return element.attributeOr("type", "").equals("get")
                && element.attributeOr("from", domain).equals(domain);
    }

    private boolean isCounting(Element element) {
        return switch (element.name().local()) {
            case "r" -> {
                answer("<a xmlns='" + Namespaces.STREAM_MANAGEMENT + "' h='" + handled + "'/>");
                yield true;
            }
            case "a" -> {
                acknowledged = Long.parseLong(element.attributeOr("h", "-1"));
                answers++;
                yield true;
            }
            case "resumed" -> {
                acknowledged = Long.parseLong(element.attributeOr("h", "-1"));
                yield false;
            }
            case "enabled" -> {
                handled = 0;
                acknowledged = 0;
                yield false;
            }
            default -> false;
        };
    }

    private void answer(String xml) {
        transcript.sent(xml);
        try {
            wire.write(xml.getBytes(UTF_8));
        } catch (IOException e) {
            // The connection is going down; whoever reads next sees that.
            transcript.sent("(" + e.getMessage() + ")");
        }
    }
}
