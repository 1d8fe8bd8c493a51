package io.outcry.ops.admin;

/** What an administrator asked for makes no sense here; the message says why, for people. */
public final class AdminRefusedException extends RuntimeException {

    public AdminRefusedException(String message) {
        super(message);
    }
}
