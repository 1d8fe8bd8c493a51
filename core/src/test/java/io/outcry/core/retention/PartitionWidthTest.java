package io.outcry.core.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PartitionWidthTest {

    /** A Sunday. */
    private static final LocalDate TODAY = LocalDate.parse("2026-03-01");

    private static PartitionWidth of(int... days) {
        return PartitionWidth.of(
                Arrays.stream(days).<Retention>mapToObj(Retention.Days::new).toList());
    }

    private static List<LocalDate> days(String... days) {
        return Stream.of(days).map(LocalDate::parse).toList();
    }

    @Test
    void goesByTheLongestRetention() {
        assertThat(of(1)).isEqualTo(PartitionWidth.DAY);
        assertThat(of(30, 92)).isEqualTo(PartitionWidth.DAY);
        assertThat(of(30, 93)).isEqualTo(PartitionWidth.WEEK);
        assertThat(of(2_555)).isEqualTo(PartitionWidth.MONTH);
        assertThat(PartitionWidth.of(List.of(new Retention.Days(1), new Retention.Forever())))
                .isEqualTo(PartitionWidth.MONTH);
    }

    @Test
    void isAheadOfToday() {
        assertThat(PartitionWidth.MONTH.missing(LocalDate.parse("2026-04-01"), TODAY))
                .isEqualTo(days("2026-05-01", "2026-06-01"));
        assertThat(PartitionWidth.WEEK.missing(LocalDate.parse("2026-03-02"), TODAY))
                .isEqualTo(days("2026-03-09", "2026-03-16", "2026-03-23"));
        assertThat(PartitionWidth.DAY.missing(LocalDate.parse("2026-03-08"), TODAY))
                .isEqualTo(days("2026-03-09"));
    }

    @Test
    void needsNoneTwice() {
        for (var width : PartitionWidth.values()) {
            var made = width.missing(TODAY, TODAY);

            assertThat(width.missing(made.getLast(), TODAY)).isEmpty();
        }
    }

    @Test
    void makesOneOfALongSilence() {
        assertThat(PartitionWidth.MONTH.missing(LocalDate.parse("2024-01-01"), TODAY))
                .isEqualTo(days("2026-03-01", "2026-04-01", "2026-05-01", "2026-06-01"));
    }

    @Test
    void goesOnFromAnotherWidth() {
        assertThat(PartitionWidth.MONTH.missing(LocalDate.parse("2026-03-09"), TODAY))
                .isEqualTo(days("2026-04-01", "2026-05-01", "2026-06-01"));
        assertThat(PartitionWidth.DAY.missing(LocalDate.parse("2026-05-01"), TODAY))
                .isEmpty();
    }
}
