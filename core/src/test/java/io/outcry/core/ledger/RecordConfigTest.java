package io.outcry.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.outcry.core.retention.Retentions;
import io.outcry.core.stanza.StanzaError.Condition;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecordConfigTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    @Test
    void keepsNoRecordForTheDomainsThatItNames() {
        var config = new RecordConfig(
                List.of("capulet.example"),
                1,
                1,
                SECOND,
                SECOND,
                Duration.ZERO,
                SECOND,
                1,
                Condition.RECIPIENT_UNAVAILABLE,
                Retentions.FOREVER);

        assertThat(config.isOn("capulet.example")).isFalse();
        assertThat(config.isOn("montague.example")).isTrue();
        assertThat(config.error().condition()).isEqualTo(Condition.RECIPIENT_UNAVAILABLE);
    }

    @Test
    void namesWhatMakesNoSense() {
        assertRefused("max-waiting", 0, 1, SECOND, Condition.RESOURCE_CONSTRAINT);
        assertRefused("max-waiting-chars", 1, 0, SECOND, Condition.RESOURCE_CONSTRAINT);
        assertRefused("timeout", 1, 1, Duration.ZERO, Condition.RESOURCE_CONSTRAINT);
        assertRefused("refusal", 1, 1, SECOND, Condition.GONE);
    }

    private static void assertRefused(String key, int waiting, int chars, Duration timeout, Condition refusal) {
        assertThatThrownBy(() -> new RecordConfig(
                        List.of(),
                        waiting,
                        chars,
                        timeout,
                        SECOND,
                        Duration.ZERO,
                        SECOND,
                        1,
                        refusal,
                        Retentions.FOREVER))
                .hasMessageStartingWith(key + " must");
    }
}
