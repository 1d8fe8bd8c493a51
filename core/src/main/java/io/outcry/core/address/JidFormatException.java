package io.outcry.core.address;

/** Text that is not an address by RFC 7622; the message says which part and why. */
public final class JidFormatException extends Exception {

    public JidFormatException(String message) {
        super(message);
    }
}
