package io.outcry.it.load.wire;

/** An account did not get its session; the message says at which step and why, without its password. */
public final class LoginFailedException extends Exception {

    LoginFailedException(String message) {
        super(message);
    }

    LoginFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
