package io.outcry.core.room;

import static org.assertj.core.api.Assertions.assertThat;

import io.outcry.core.address.Jid;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PacesTest {

    private static final Jid JULIET = Jid.of("juliet@verona.example");
    private static final Jid ROMEO = Jid.of("romeo@verona.example");
    private static final Instant NOW = Instant.parse("2026-11-26T10:00:00Z");
    private static final Rate RATE = new Rate(3, Duration.ofSeconds(2));

    @Test
    void allowsABurstAndThenOneEverySoOften() {
        var due = Instant.EPOCH;
        for (var i = 0; i < 3; i++) {
            assertThat(RATE.allows(due, NOW)).isTrue();
            due = RATE.after(due, NOW);
        }
        assertThat(RATE.allows(due, NOW)).isFalse();
        assertThat(RATE.allows(due, NOW.plusMillis(1_999))).isFalse();
        assertThat(RATE.allows(due, NOW.plusSeconds(2))).isTrue();
        assertThat(RATE.allows(RATE.after(due, NOW.plusSeconds(2)), NOW.plusSeconds(2)))
                .isFalse();
    }

    /** What is over is not kept, so that a room keeps no more than what happens in it. */
    @Test
    void forgetsWhoIsQuiet() {
        var paces = Paces.NONE.sent(JULIET, RATE, NOW).spoke(JULIET, Duration.ofSeconds(5), NOW);
        var later = NOW.plusSeconds(5);

        assertThat(paces.sent(ROMEO, RATE, later).occupants()).containsOnlyKeys(ROMEO);
        assertThat(paces.spoke(ROMEO, Duration.ofSeconds(5), later).spoke()).containsOnlyKeys(ROMEO);
    }
}
