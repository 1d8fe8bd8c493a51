package io.outcry.actors.c2s;

import io.outcry.actors.client.KeptMark;
import io.outcry.core.ledger.GivenSoFar;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/** Which of the stanzas that a session was given are in its user's ledger, and which of those its client has. */
final class LedgerMarks {

    /** Most entries that are remembered as those that the client has, where it takes long until that is written down. */
    private static final int MAX_HAD = 1_000;

    private final ArrayDeque<KeptMark> onTheWay = new ArrayDeque<>(0);
    private final ArrayDeque<Long> had = new ArrayDeque<>(0);
    private long last;

    void restore(List<KeptMark> given, List<Long> acknowledged) {
        onTheWay.addAll(given);
        given.forEach(mark -> last = Math.max(last, mark.seq()));
        for (var seq : acknowledged) {
            had(seq);
            last = Math.max(last, seq);
        }
    }

    /** The stanza with this count is an entry of the ledger. */
    void sent(long count, long seq) {
        onTheWay.add(new KeptMark(count, seq));
        last = Math.max(last, seq);
    }

    /** An entry counts as had once it is sent, for nobody acknowledges. */
    void sentForGood(long seq) {
        had(seq);
        last = Math.max(last, seq);
    }

    /** The client has all stanzas up to this count. The last entry among those that it did not have before. */
    OptionalLong has(long count) {
        var newest = OptionalLong.empty();
        while (!onTheWay.isEmpty() && onTheWay.peek().sent() <= count) {
            var seq = onTheWay.remove().seq();
            had(seq);
            newest = OptionalLong.of(seq);
        }
        return newest;
    }

    private void had(long seq) {
        had.add(seq);
        if (had.size() > MAX_HAD) {
            had.remove();
        }
    }

    /**
     * What clients have is written down up to this entry, and need not be remembered here; but for the last one, so that it is
     * known how far the client is.
     */
    void saved(long cursor) {
        while (had.size() > 1 && had.getFirst() <= cursor) {
            had.remove();
        }
    }

    /** Entries that the client has, oldest first, as far as they are not written down. */
    List<Long> had() {
        return List.copyOf(had);
    }

    List<KeptMark> onTheWay() {
        return List.copyOf(onTheWay);
    }

    /** The counts of those that are on the way. */
    Set<Long> counts() {
        var counts = new HashSet<Long>();
        onTheWay.forEach(mark -> counts.add(mark.sent()));
        return counts;
    }

    GivenSoFar given() {
        return new GivenSoFar(last, had(), onTheWay.stream().map(KeptMark::seq).toList());
    }
}
