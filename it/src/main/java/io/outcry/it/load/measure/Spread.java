package io.outcry.it.load.measure;

import io.outcry.it.load.measure.Arrivals.Order;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/**
 * What has arrived of one room's numbered messages, and at whom: each is to reach every occupant. They say them in turn,
 * so that message n is of occupant n modulo their number.
 */
public final class Spread {

    private static final int NOTHING = -1;

    private final int occupants;

    /** The highest number that each has of each, the receiver's row by row. */
    private final int[] highest;

    /** Who has which message, as long as not everybody has it. */
    private final Map<Integer, BitSet> underWay = new HashMap<>();

    private final BitSet everywhere = new BitSet();

    /**
     * One copy of a message at one occupant.
     *
     * @param order behind the others of the same sender at the same occupant
     * @param last whether everybody has the message now who had not before
     */
    public record Arrival(Order order, boolean last) {}

    public Spread(int occupants) {
        this.occupants = occupants;
        this.highest = new int[Math.multiplyExact(occupants, occupants)];
        Arrays.fill(highest, NOTHING);
    }

    /** Takes the copy of this message that has arrived at this occupant, both from 0. */
    public Arrival arrive(int sequence, int receiver) {
        if (everywhere.get(sequence)) {
            return new Arrival(Order.DUPLICATE, false);
        }
        var holders = underWay.computeIfAbsent(sequence, _ -> new BitSet(occupants));
        if (holders.get(receiver)) {
            return new Arrival(Order.DUPLICATE, false);
        }
        holders.set(receiver);
        var last = holders.cardinality() == occupants;
        if (last) {
            underWay.remove(sequence);
            everywhere.set(sequence);
        }
        return new Arrival(order(sequence, receiver), last);
    }

    private Order order(int sequence, int receiver) {
        var at = receiver * occupants + sequence % occupants;
        if (sequence < highest[at]) {
            return Order.OVERTAKEN;
        }
        highest[at] = sequence;
        return Order.NEXT;
    }
}
