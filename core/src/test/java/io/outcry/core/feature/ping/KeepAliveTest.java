package io.outcry.core.feature.ping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.outcry.core.feature.ping.KeepAlive.Due;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class KeepAliveTest {

    private static final Instant HEARD = Instant.parse("2026-11-22T20:00:00Z");
    private static final Instant NEVER = Instant.EPOCH;

    private final KeepAlive keepAlive = new KeepAlive(Duration.ofSeconds(60), Duration.ofSeconds(20));

    @Test
    void pingsBehindSilence() {
        assertThat(keepAlive.due(HEARD, NEVER, HEARD.plusSeconds(59))).isEqualTo(Due.NOTHING);
        assertThat(keepAlive.due(HEARD, NEVER, HEARD.plusSeconds(60))).isEqualTo(Due.PING);
    }

    @Test
    void waitsForTheAnswerAndThenGivesUp() {
        var pinged = HEARD.plusSeconds(65);

        assertThat(keepAlive.due(HEARD, pinged, pinged.plusSeconds(19))).isEqualTo(Due.NOTHING);
        assertThat(keepAlive.due(HEARD, pinged, pinged.plusSeconds(20))).isEqualTo(Due.GIVE_UP);
    }

    @Test
    void beginsAnewWithWhateverTheClientSends() {
        var pinged = HEARD.plusSeconds(65);
        var answered = pinged.plusSeconds(1);

        assertThat(keepAlive.due(answered, pinged, answered.plusSeconds(59))).isEqualTo(Due.NOTHING);
        assertThat(keepAlive.due(answered, pinged, answered.plusSeconds(60))).isEqualTo(Due.PING);
    }

    @Test
    void refusesNoTime() {
        var second = Duration.ofSeconds(1);

        assertThatThrownBy(() -> new KeepAlive(Duration.ZERO, second)).hasMessageStartingWith("ping-after ");
        assertThatThrownBy(() -> new KeepAlive(second, Duration.ZERO)).hasMessageStartingWith("give-up-after ");
    }
}
