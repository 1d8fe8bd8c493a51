package io.outcry.codecs.xmpp;

import io.outcry.codecs.bytes.OutputBuffer;
import io.outcry.core.stream.StreamEvent;
import io.outcry.core.stream.StreamLimits;
import java.util.Optional;

/**
 * Bytes in, events out, one at a time as they are asked for. Keeps the one chunk that is being read and the beginning
 * of a frame that has not wholly arrived; between frames it keeps nothing.
 */
final class StreamDecoder {

    private static final byte[] NONE = new byte[0];

    private final FrameScanner scanner;
    private final FrameParser parser;
    private final OutputBuffer begun = new OutputBuffer();

    private byte[] chunk = NONE;
    private int position;
    private long frames;

    StreamDecoder(StreamLimits limits, String contentNamespace) {
        scanner = FrameScanner.ofStream(limits);
        parser = new FrameParser(contentNamespace, limits.maxStanzaBytes());
    }

    /** Takes the next bytes; those before must have been read to their end. */
    void feed(byte[] bytes) {
        if (position != chunk.length) {
            throw new IllegalStateException("the last chunk is not read to its end");
        }
        chunk = bytes;
        position = 0;
    }

    /** The next event, or nothing if it needs more bytes. */
    Optional<StreamEvent> next() throws StreamException {
        while (position < chunk.length) {
            var end = scanner.scan(chunk, position, chunk.length);
            if (end == FrameScanner.MORE) {
                if (scanner.isInFrame()) {
                    begun.add(chunk, scanner.frameStart(), chunk.length);
                }
                forgetChunk();
                return Optional.empty();
            }
            var event = cut(end);
            if (event.isPresent()) {
                return event;
            }
        }
        forgetChunk();
        return Optional.empty();
    }

    private Optional<StreamEvent> cut(int end) throws StreamException {
        frames++;
        position = end;
        if (begun.isEmpty()) {
            return parse(chunk, scanner.frameStart(), end);
        }
        begun.add(chunk, scanner.frameStart(), end);
        try {
            return parse(begun.array(), 0, begun.size());
        } finally {
            begun.clear();
        }
    }

    private Optional<StreamEvent> parse(byte[] bytes, int from, int to) throws StreamException {
        return switch (scanner.frame()) {
            case DECLARATION -> {
                XmlDeclaration.check(bytes, from, to);
                yield Optional.empty();
            }
            case HEADER -> Optional.of(new StreamEvent.Opened(parser.header(bytes, from, to)));
            case ELEMENT -> Optional.of(parser.element(bytes, from, to, scanner.contentStart(), scanner.contentEnd()));
            case CLOSING -> Optional.of(parser.closing(bytes, from, to));
        };
    }

    /** Expects a new stream; what arrived for it already is kept. */
    void restart(boolean isAuthenticated) {
        begun.clear();
        scanner.restart(isAuthenticated);
    }

    /** Throws away everything that was not read. */
    void discard() {
        begun.clear();
        forgetChunk();
    }

    boolean isInFrame() {
        return scanner.isInFrame();
    }

    boolean hasUnread() {
        return position < chunk.length;
    }

    /** How many frames were cut, so that the time of each can be bounded. */
    long frames() {
        return frames;
    }

    private void forgetChunk() {
        chunk = NONE;
        position = 0;
    }
}
