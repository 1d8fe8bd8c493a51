package io.outcry.codecs.xmpp;

import io.outcry.core.stream.StreamError;

/** The other side broke the rules of streams; carries the error that it gets, and no stack trace, which costs much. */
final class StreamException extends Exception {

    private final StreamError error;

    StreamException(StreamError error) {
        super(error.condition().wireName(), null, false, false);
        this.error = error;
    }

    static StreamException of(StreamError.Condition condition, String text) {
        return new StreamException(StreamError.of(condition, text));
    }

    static StreamException notWellFormed(String text) {
        return of(StreamError.Condition.NOT_WELL_FORMED, text);
    }

    StreamError error() {
        return error;
    }
}
