package io.outcry.it.load.wire;

import java.util.Arrays;

/**
 * Cuts a server's bytes into the opening tag of the stream, the elements inside it, and its closing tag, by looking at
 * angle brackets and quotes alone. XML declarations are left out. Whole frames are handed on where they lie; only one
 * that is still arriving is copied.
 */
public final class FrameCutter {

    /** Takes a frame. The bytes are only good during the call. */
    public interface Taker {
        void take(byte[] bytes, int from, int to);
    }

    private static final int NOWHERE = -1;

    private final int maxFrameBytes;

    private byte[] kept = {};
    private int keptLength;
    private int frameStart = NOWHERE;
    private int tagStart;
    private int depth;
    private int quote;
    private boolean inTag;

    public FrameCutter(int maxFrameBytes) {
        this.maxFrameBytes = maxFrameBytes;
    }

    /** From now on a new stream. */
    public void restart() {
        if (keptLength > 0) {
            throw new IllegalStateException("the server wrote before the new stream");
        }
        depth = 0;
    }

    /** Hands on every frame that ends in these bytes. */
    public void feed(byte[] bytes, int from, int to, Taker taker) {
        if (keptLength == 0) {
            scan(bytes, from, to, taker);
            keep(bytes, to);
            return;
        }
        var scanned = keptLength;
        append(bytes, from, to);
        scan(kept, scanned, keptLength, taker);
        keep(kept, keptLength);
    }

    private void append(byte[] bytes, int from, int to) {
        var length = keptLength + to - from;
        if (length > kept.length) {
            kept = Arrays.copyOf(kept, Math.max(length, 2 * kept.length));
        }
        System.arraycopy(bytes, from, kept, keptLength, to - from);
        keptLength = length;
    }

    /** Moves the frame that is still arriving to the beginning of our own bytes. */
    private void keep(byte[] bytes, int to) {
        if (frameStart == NOWHERE) {
            keptLength = 0;
            kept = kept.length > maxFrameBytes / 16 ? new byte[0] : kept;
            return;
        }
        var length = to - frameStart;
        if (length > maxFrameBytes) {
            throw new IllegalStateException("the server sent a stanza of more than " + maxFrameBytes + " bytes");
        }
        if (length > kept.length) {
            kept = Arrays.copyOf(kept, length);
        }
        System.arraycopy(bytes, frameStart, kept, 0, length);
        keptLength = length;
        tagStart -= frameStart;
        frameStart = 0;
    }

    private void scan(byte[] bytes, int from, int to, Taker taker) {
        var at = from;
        while (at < to) {
            var b = bytes[at];
            if (!inTag) {
                if (b == '<') {
                    openTag(at);
                }
            } else if (quote != 0) {
                quote = b == quote ? 0 : quote;
            } else if (b == '"' || b == '\'') {
                quote = b;
            } else if (b == '>') {
                closeTag(bytes, at, taker);
            }
            at++;
        }
    }

    private void openTag(int at) {
        inTag = true;
        tagStart = at;
        if (frameStart == NOWHERE) {
            frameStart = at;
        }
    }

    private void closeTag(byte[] bytes, int at, Taker taker) {
        inTag = false;
        if (bytes[tagStart + 1] == '?') {
            frameStart = NOWHERE;
            return;
        }
        if (bytes[tagStart + 1] == '/') {
            depth--;
        } else if (bytes[at - 1] != '/') {
            depth++;
            if (depth > 1) {
                return;
            }
        }
        if (depth <= 1) {
            var start = frameStart;
            frameStart = NOWHERE;
            taker.take(bytes, start, at + 1);
        }
    }
}
