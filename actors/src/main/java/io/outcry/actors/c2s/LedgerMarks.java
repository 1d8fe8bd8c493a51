package io.outcry.actors.c2s;

import io.outcry.actors.client.KeptMark;
import io.outcry.core.ledger.GivenSoFar;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/** Which of the stanzas that a session was given are in its user's ledger, and which of those its client has. */
final class LedgerMarks {

    /**
     * Most entries that are remembered as those that the client has. The user's actor writes down what clients have within
     * a fraction of a second ({@code users.record.cursor-delay}); only what is younger than that has to be remembered.
     */
    private static final int MAX_HAD = 1_000;

    /** For how long they are. The last one is remembered for ever, so that it is known how far the client is. */
    private static final Duration HAD_FOR = Duration.ofSeconds(5);

    private record Had(long seq, Instant at) {}

    private final Clock clock;

    private final ArrayDeque<KeptMark> onTheWay = new ArrayDeque<>(0);
    private final ArrayDeque<Had> had = new ArrayDeque<>(0);
    private long last;

    LedgerMarks(Clock clock) {
        this.clock = clock;
    }

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
        var now = clock.instant();
        had.add(new Had(seq, now));
        while (had.size() > MAX_HAD || (had.size() > 1 && had.getFirst().at().isBefore(now.minus(HAD_FOR)))) {
            had.remove();
        }
    }

    /** Entries that the client has, oldest first, as far as they are remembered. */
    List<Long> had() {
        return had.stream().map(Had::seq).toList();
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
