package io.outcry.persistence;

/** This database is not backed up from here; the message says how else. */
public final class NoBackupException extends RuntimeException {

    public NoBackupException(String message) {
        super(message);
    }
}
