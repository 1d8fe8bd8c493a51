package io.outcry.core.feature.streammanagement;

import io.outcry.core.stanza.StanzaError.Condition;
import io.outcry.core.stream.StreamError;
import java.util.Optional;

/** An element of stream management that makes no sense; the message says what is wrong with it. */
public final class SignalFormatException extends Exception {

    private final boolean isRequest;

    SignalFormatException(String message, boolean isRequest) {
        super(message);
        this.isRequest = isRequest;
    }

    /**
     * What to answer. A request to enable or resume has to be answered and the stream goes on (XEP-0198 §6); empty for
     * anything else: a count that cannot be read leaves nothing to go on with, so the stream ends with {@link #error}.
     */
    public Optional<Signal.Failed> answer() {
        return isRequest ? Optional.of(Signal.Failed.of(Condition.BAD_REQUEST)) : Optional.empty();
    }

    public StreamError error() {
        return StreamError.of(StreamError.Condition.BAD_FORMAT, String.valueOf(getMessage()));
    }
}
