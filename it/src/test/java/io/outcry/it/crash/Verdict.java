package io.outcry.it.crash;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What became of all that was said.
 *
 * @param acknowledged messages that the server answers for
 * @param refused messages that the server refused, and said so
 * @param heard messages that reached a device, each as often as it did
 * @param again how many of these a device had heard already, before a death, under the same id
 * @param late how many of these had been on their way to another client, which died, so that newer ones were before them
 * @param missed messages of rooms that were on their way to a session inside when something died, and did not reach it: its
 *     client finds them in the room's archive
 * @param sessions of all devices
 * @param resumptions of streams
 */
record Verdict(
        long acknowledged,
        long refused,
        long heard,
        long again,
        long late,
        long missed,
        long sessions,
        long resumptions,
        List<Fault> faults) {

    static final Verdict NOTHING = new Verdict(0, 0, 0, 0, 0, 0, 0, 0, List.of());

    private static final int SHOWN = 20;

    Verdict {
        faults = List.copyOf(faults);
    }

    boolean isClean() {
        return faults.isEmpty();
    }

    Verdict plus(Verdict other) {
        var all = new ArrayList<>(faults);
        all.addAll(other.faults);
        return new Verdict(
                acknowledged + other.acknowledged,
                refused + other.refused,
                heard + other.heard,
                again + other.again,
                late + other.late,
                missed + other.missed,
                sessions + other.sessions,
                resumptions + other.resumptions,
                all);
    }

    /** The numbers in a line, and a line for each of the first faults. */
    @Override
    public String toString() {
        var counts = new EnumMap<Fault.Kind, Long>(Fault.Kind.class);
        for (var kind : Fault.Kind.values()) {
            counts.put(
                    kind, faults.stream().filter(fault -> fault.kind() == kind).count());
        }
        var numbers = acknowledged + " acknowledged, " + refused + " refused; " + heard + " heard, " + again
                + " of them again under the same id, " + late + " late, " + missed + " missed in rooms; " + sessions
                + " sessions, " + resumptions
                + " resumptions; "
                + counts;
        return faults.stream()
                .limit(SHOWN)
                .map(fault -> "\n  " + fault.kind() + " " + fault.what())
                .collect(Collectors.joining("", numbers, faults.size() > SHOWN ? "\n  and more" : ""));
    }
}
