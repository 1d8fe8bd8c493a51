package io.outcry.ops.host;

/** A node cannot start, for a reason that the operator can do something about; the message says it in a line. */
public final class StartRefusedException extends Exception {

    public StartRefusedException(String message) {
        super(message);
    }

    public StartRefusedException(String message, Throwable cause) {
        super(message, cause);
    }
}
