package io.outcry.core;

/** A store could not do what it was asked; the message says what was asked and why not, and holds nothing of its contents. */
public final class StoreException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What became of it, and what a caller may do about it. */
    public enum Reason {
        /** As much is waiting as may wait; nothing was done. Ask less, or later. */
        FULL,
        /** The store was closed, or is closing; nothing was done, and nothing will be until the next start. */
        CLOSED,
        /** The database does not take these very values; nothing was done, and asking again is of no use. */
        REFUSED,
        /** The database could not be reached, or gave up before the commit; nothing was changed. */
        FAILED,
        /** No answer in time, or the commit itself failed: whether anything was changed is unknown. */
        UNKNOWN
    }

    private final Reason reason;

    public StoreException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public StoreException(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
