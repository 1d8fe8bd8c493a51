package io.outcry.it.load.measure;

import java.util.BitSet;

/** What has arrived of one flow's numbered messages. */
public final class Arrivals {

    /** How a message fits behind those before it. */
    public enum Order {
        /** First of its number, behind all that were there. */
        NEXT,
        /** First of its number, but a later one has overtaken it. */
        OVERTAKEN,
        /** Its number was there already. */
        DUPLICATE
    }

    private final BitSet seen = new BitSet();
    private int highest = -1;

    public Order arrive(int sequence) {
        if (seen.get(sequence)) {
            return Order.DUPLICATE;
        }
        seen.set(sequence);
        if (sequence < highest) {
            return Order.OVERTAKEN;
        }
        highest = sequence;
        return Order.NEXT;
    }
}
