package io.outcry.ops.config;

/** Arithmetic of port numbers. */
final class Ports {

    static final int LARGEST = 65_535;

    private Ports() {}

    static void check(String key, int port) {
        if (port < 0 || port > LARGEST) {
            throw new IllegalArgumentException(key + " must be between 0 and " + LARGEST + ", was " + port);
        }
    }

    /** Zero stays zero: any free port. */
    static int shift(int port, int offset) {
        return port == 0 ? 0 : port + offset;
    }
}
