package io.outcry.core.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetentionTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-03-01");

    @Test
    void keepsADayUntilItIsOlderThanTheRetentionToItsLastMoment() {
        assertThat(new Retention.Days(1).keptFrom(TODAY)).contains(LocalDate.parse("2026-02-28"));
        assertThat(new Retention.Days(30).keptFrom(TODAY)).contains(LocalDate.parse("2026-01-30"));
        assertThat(new Retention.Forever().keptFrom(TODAY)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2555d", "2555 d", "2555 days"})
    void readsDays(String text) {
        assertThat(Retention.parse(text)).contains(new Retention.Days(2_555));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0d", "-1d", "30", "7y", "1h", "36526d", "99999d", "999999d", "Forever", "30d "})
    void readsNothingElse(String text) {
        assertThat(Retention.parse(text)).isEmpty();
    }

    @Test
    void aDomainHasItsOwnOrThatOfAll() {
        var config = Retentions.of("2555d", Map.of("capulet.example", "forever"));

        assertThat(config.of("capulet.example")).isEqualTo(new Retention.Forever());
        assertThat(config.of("montague.example")).isEqualTo(new Retention.Days(2_555));
    }

    @Test
    void namesWhatMakesNoSense() {
        assertThatThrownBy(() -> Retentions.of("30", Map.of())).hasMessageStartingWith("keep-for must");
        assertThatThrownBy(() -> Retentions.of("forever", Map.of("capulet.example", "7y")))
                .hasMessage(
                        "domains.\"capulet.example\" must be days such as 2555d, at most 36525d, or forever, was 7y");
        assertThatThrownBy(() -> new PurgeConfig("2am", Duration.ofMinutes(10), 1, Duration.ZERO))
                .hasMessageStartingWith("at must");
        assertThatThrownBy(() -> new PurgeConfig("02:00", Duration.ZERO, 1, Duration.ZERO))
                .hasMessageStartingWith("look-every must");
        assertThatThrownBy(() -> new PurgeConfig("02:00", Duration.ofMinutes(10), 0, Duration.ZERO))
                .hasMessageStartingWith("batch-entries must");
        assertThatThrownBy(() -> new PurgeConfig("02:00", Duration.ofMinutes(10), 1, Duration.ofMinutes(1)))
                .hasMessageStartingWith("pause must");
    }

    @Test
    void isDueOnceADay() {
        var purge = Retentions.FOREVER.purge();
        var night = Instant.parse("2026-03-01T02:00:00Z");

        assertThat(purge.isDue(night.minusSeconds(1), night)).isTrue();
        assertThat(purge.isDue(night, night.plusSeconds(1))).isFalse();
        assertThat(purge.isDue(night, Instant.parse("2026-03-02T01:59:59Z"))).isFalse();
        assertThat(purge.isDue(night, Instant.parse("2026-03-02T02:00:00Z"))).isTrue();
        assertThat(purge.isDue(Instant.EPOCH, Instant.parse("2026-03-01T01:00:00Z")))
                .isTrue();
    }
}
