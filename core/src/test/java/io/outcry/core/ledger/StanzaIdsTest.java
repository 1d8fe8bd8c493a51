package io.outcry.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StanzaIdsTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00.123Z");

    private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
    private final StanzaIds ids = new StanzaIds(now::get, new Random(7));

    @Test
    void areUuidsOfVersionSevenThatBeginWithTheTime() {
        var id = UUID.fromString(ids.next());

        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(NOON.toEpochMilli());
    }

    @Test
    void sortAsTextInTheOrderTheyWereMade() {
        var made = new ArrayList<String>();
        for (var round = 0; round < 20; round++) {
            // More than the 4,096 that a millisecond has numbers for.
            IntStream.range(0, 5_000).forEach(_ -> made.add(ids.next()));
            now.updateAndGet(time -> time.plusMillis(1));
        }

        assertThat(made).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void lieBehindTheEarliestOfTheirMillisecond() {
        var made = ids.next();

        assertThat(StanzaIds.earliest(NOON)).isLessThanOrEqualTo(made);
        assertThat(StanzaIds.earliest(NOON.plusMillis(1))).isGreaterThan(made);
        assertThat(StanzaIds.earliest(Instant.EPOCH.minusSeconds(1))).isEqualTo("00000000-0000-7000-8000-000000000000");
    }

    @Test
    void growAlsoWhereTheClockIsSetBack() {
        var before = ids.next();
        now.set(NOON.minusSeconds(3_600));

        var after = ids.next();

        assertThat(after).isGreaterThan(before);
    }

    @Test
    void areUniqueAmongManyThreads() {
        var made = ConcurrentHashMap.<String>newKeySet();

        IntStream.range(0, 50_000).parallel().forEach(_ -> made.add(ids.next()));

        assertThat(made).hasSize(50_000);
    }

    @Test
    void ofTwoNodesInTheSameMillisecondDiffer() {
        var other = new StanzaIds(now::get, new Random(8));
        var made = new HashSet<String>();

        IntStream.range(0, 1_000).forEach(_ -> {
            made.add(ids.next());
            made.add(other.next());
        });

        assertThat(made).hasSize(2_000);
    }
}
