package io.outcry.core.ledger;

import java.util.ArrayList;
import java.util.List;

/**
 * How far a session is in its user's ledger, as the session itself knows it.
 *
 * @param last the last entry that reached the session, 0 where none did
 * @param had entries that its client said it has; of those that are older than the stored cursor only the latest
 * @param onTheWay entries that the session was given and its client has not said it has, in the order in which it was given
 *     them
 */
public record GivenSoFar(long last, List<Long> had, List<Long> onTheWay) {

    /** A session that was given nothing yet. */
    public static final GivenSoFar NOTHING = new GivenSoFar(0, List.of(), List.of());

    public GivenSoFar {
        had = List.copyOf(had);
        onTheWay = List.copyOf(onTheWay);
    }

    /** Its client has this entry by now, and all that was on the way before it. */
    public GivenSoFar given(long seq) {
        var count = onTheWay.indexOf(seq) + 1;
        var all = new ArrayList<>(had);
        all.addAll(onTheWay.subList(0, count));
        return new GivenSoFar(last, all, onTheWay.subList(count, onTheWay.size()));
    }
}
