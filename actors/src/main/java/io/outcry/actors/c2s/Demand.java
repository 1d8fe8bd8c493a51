package io.outcry.actors.c2s;

/**
 * Keeps a window of events open towards the connection, and opens it again in halves, so that most events cost no word
 * between the two.
 */
final class Demand {

    private final ClientWire wire;
    private final int window;
    private int handled;
    private int held;

    Demand(ClientWire wire, int window) {
        this.wire = wire;
        this.window = window;
    }

    void open() {
        wire.request(window);
    }

    /** One event is done with. */
    void handled() {
        handled++;
        if (handled >= window / 2) {
            wire.request(handled);
            handled = 0;
        }
    }

    /** One event is done with, but too much else is not: the next one is not asked for yet. */
    void hold() {
        held++;
    }

    /** Somebody else is done with something. */
    void release() {
        if (held > 0) {
            held--;
            handled();
        }
    }
}
