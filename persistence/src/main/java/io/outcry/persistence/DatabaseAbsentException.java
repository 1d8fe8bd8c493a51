package io.outcry.persistence;

/** The database's server cannot be reached, or lets this user not in; the message names both, and no password. */
public final class DatabaseAbsentException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public DatabaseAbsentException(String message, Throwable cause) {
        super(message, cause);
    }
}
