package io.outcry.codecs.xmpp;

import io.outcry.core.stream.StreamError;
import io.outcry.core.stream.StreamLimits;

/** How deep in the stream a scanner stands, and what its limits still allow. The stream's root has depth 1. */
final class Nesting {

    /** Of a stanza and every other top-level element. */
    static final int TOP_LEVEL = 2;

    private final StreamLimits limits;
    private int depth;
    private int elements;
    private int attributes;

    Nesting(StreamLimits limits, int depth) {
        this.limits = limits;
        this.depth = depth;
    }

    int depth() {
        return depth;
    }

    void restart() {
        depth = 0;
    }

    void newFrame() {
        elements = 0;
    }

    /** A start tag begins. */
    void element() throws StreamException {
        if (depth > limits.maxDepth()) {
            throw tooMuch("nested deeper than " + limits.maxDepth());
        }
        elements++;
        if (elements > limits.maxElements()) {
            throw tooMuch("more than " + limits.maxElements() + " elements");
        }
        attributes = 0;
    }

    void attribute() throws StreamException {
        attributes++;
        if (attributes > limits.maxAttributes()) {
            throw tooMuch("more than " + limits.maxAttributes() + " attributes");
        }
    }

    void opened() {
        depth++;
    }

    void closed() {
        depth--;
    }

    private static StreamException tooMuch(String text) {
        return StreamException.of(StreamError.Condition.POLICY_VIOLATION, text);
    }
}
