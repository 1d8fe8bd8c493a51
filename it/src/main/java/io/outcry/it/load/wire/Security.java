package io.outcry.it.load.wire;

/** When a connection is encrypted. */
public enum Security {
    /** After {@code <starttls/>} (RFC 6120 §5). */
    STARTTLS,
    /** From the first byte (XEP-0368). */
    DIRECT,
    /** Never, for servers that let clients log in like that. */
    NONE
}
