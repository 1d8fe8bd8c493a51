package io.outcry.codecs.xmpp;

import io.outcry.codecs.tls.Line;
import io.outcry.core.stream.StreamEvent;
import java.util.Optional;
import javax.net.ssl.SSLException;

/** What arrives on a line, read as far as somebody wants to know: the handshake always, the stream on demand. */
final class StreamInput {

    private final Line line;
    private final StreamDecoder decoder;
    private boolean isToldSecure;

    StreamInput(Line line, StreamDecoder decoder) {
        this.line = line;
        this.decoder = decoder;
    }

    /** The next event, or nothing: then more bytes, tasks of the handshake or demand must come first. */
    Optional<StreamEvent> next(boolean isWanted) throws StreamException, SSLException {
        while (true) {
            if (!line.isHandshaking()) {
                if (!isWanted) {
                    return Optional.empty();
                }
                var event = decoder.next();
                if (event.isPresent()) {
                    return event;
                }
            }
            var bytes = line.read();
            if (bytes.length > 0) {
                decoder.feed(bytes);
            }
            if (line.isSecure() && !isToldSecure) {
                isToldSecure = true;
                return Optional.of(new StreamEvent.Secured(line.facts()));
            }
            if (bytes.length == 0) {
                return Optional.empty();
            }
        }
    }

    /** Whether bytes arrived that were not read yet. */
    boolean hasUnread() {
        return decoder.hasUnread() || line.hasUnread();
    }

    /** Whether something began that has to end: a frame, or the TLS record around it. */
    boolean isInFrame() {
        return decoder.isInFrame() || line.isInRecord();
    }

    long frames() {
        return decoder.frames();
    }

    /** Forgets what was received, and expects a stream with the limits before authentication. */
    void startOver() {
        decoder.discard();
        decoder.restart(false);
    }

    /** Expects a stream of somebody who is authenticated. */
    void restart() {
        decoder.restart(true);
    }

    void discard() {
        decoder.discard();
    }
}
