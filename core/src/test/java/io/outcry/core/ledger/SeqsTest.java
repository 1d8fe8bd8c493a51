package io.outcry.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.NavigableSet;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SeqsTest {

    private static final int MAX = 40;

    @Test
    void holdsWhatASetOfNumbersWouldHold() {
        var random = new Random(11);
        for (var round = 0; round < 300; round++) {
            var seqs = new Seqs();
            var set = new TreeSet<Long>();
            for (var step = 0; step < 30; step++) {
                var first = random.nextLong(1, MAX);
                var last = first + random.nextLong(-1, 6);
                if (random.nextBoolean()) {
                    seqs.add(first, last);
                    LongStream.rangeClosed(first, last).forEach(set::add);
                } else {
                    seqs.remove(first, last);
                    LongStream.rangeClosed(first, last).forEach(set::remove);
                }
                assertSame(seqs, set);
            }
        }
    }

    private static void assertSame(Seqs seqs, NavigableSet<Long> set) {
        assertThat(seqs.count()).isEqualTo(set.size());
        assertThat(seqs.first().isPresent()).isEqualTo(!set.isEmpty());
        for (var number = 0L; number < MAX + 10; number++) {
            assertThat(seqs.contains(number)).isEqualTo(set.contains(number));
            var higher = set.higher(number);
            assertThat(seqs.after(number).orElse(0)).isEqualTo(higher == null ? 0L : higher);
        }
    }
}
