package io.outcry.it.load.wire;

import java.nio.ByteBuffer;

/** The buffers of one thread, for all the connections that it serves one after the other. */
public final class Scratch {

    /** Two TLS records (RFC 8446 §5.2) and more: what is left of one never keeps the next from being read. */
    private static final int NETWORK_BYTES = 40 * 1_024;

    /** The JDK decrypts nothing, nor says that a record is not whole, where another of the largest size had no room. */
    private static final int PLAIN_BYTES = NETWORK_BYTES + 20 * 1_024;

    final ByteBuffer networkIn = ByteBuffer.allocate(NETWORK_BYTES);
    final ByteBuffer plainIn = ByteBuffer.allocate(PLAIN_BYTES);
    final ByteBuffer networkOut = ByteBuffer.allocate(NETWORK_BYTES);
}
