package io.outcry.core.ledger;

import java.util.OptionalLong;
import java.util.TreeMap;

/** A set of numbers that are mostly neighbours, kept as ranges. Changes in place. */
final class Seqs {

    /** First number to last number; ranges neither overlap nor touch. */
    private final TreeMap<Long, Long> ranges = new TreeMap<>();

    private long count;

    /** Adds both numbers and all between; nothing where the second is less than the first. */
    void add(long first, long last) {
        if (last < first) {
            return;
        }
        var from = first;
        var to = last;
        for (var near = ranges.floorEntry(last + 1);
                near != null && near.getValue() >= first - 1;
                near = ranges.floorEntry(last + 1)) {
            from = Math.min(from, near.getKey());
            to = Math.max(to, near.getValue());
            drop(near.getKey(), near.getValue());
        }
        put(from, to);
    }

    /** Takes out both numbers and all between. */
    void remove(long first, long last) {
        for (var near = ranges.floorEntry(last);
                near != null && near.getValue() >= first;
                near = ranges.floorEntry(last)) {
            var from = near.getKey();
            var to = near.getValue();
            drop(from, to);
            if (to > last) {
                put(last + 1, to);
            }
            if (from < first) {
                put(from, first - 1);
            }
        }
    }

    boolean contains(long number) {
        var range = ranges.floorEntry(number);
        return range != null && range.getValue() >= number;
    }

    /** The least number beyond this one, empty where there is none. */
    OptionalLong after(long number) {
        if (contains(number + 1)) {
            return OptionalLong.of(number + 1);
        }
        var next = ranges.higherKey(number + 1);
        return next == null ? OptionalLong.empty() : OptionalLong.of(next);
    }

    OptionalLong first() {
        return ranges.isEmpty() ? OptionalLong.empty() : OptionalLong.of(ranges.firstKey());
    }

    long count() {
        return count;
    }

    private void put(long first, long last) {
        ranges.put(first, last);
        count += last - first + 1;
    }

    private void drop(long first, long last) {
        ranges.remove(first);
        count -= last - first + 1;
    }
}
