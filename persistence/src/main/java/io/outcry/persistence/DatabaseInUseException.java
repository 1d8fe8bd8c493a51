package io.outcry.persistence;

/** Another process has the embedded database open, which only one can; the message names its file. */
public final class DatabaseInUseException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public DatabaseInUseException(String message, Throwable cause) {
        super(message, cause);
    }
}
