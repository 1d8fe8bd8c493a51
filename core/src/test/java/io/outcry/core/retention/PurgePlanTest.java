package io.outcry.core.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PurgePlanTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-06-15");
    private static final List<LocalDate> MONTHS =
            List.of(day("2026-04-01"), day("2026-05-01"), day("2026-06-01"), day("2026-07-01"));

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }

    private static PurgePlan plan(RetentionConfig config, List<LocalDate> ends, String... domains) {
        return PurgePlan.of(config, List.of(domains), TODAY, ends);
    }

    @Test
    void letsNothingGoByDefault() {
        var plan = plan(Retentions.FOREVER, MONTHS, "a.example");

        assertThat(plan.isEmpty()).isTrue();
        assertThat(plan.drops()).isEmpty();
        assertThat(plan.latest()).isEmpty();
    }

    @Test
    void goesToTheDayWhereThereAreNoPartitions() {
        var plan = plan(Retentions.of("30d", Map.of()), List.of(), "a.example");

        assertThat(plan.of("a.example")).contains(day("2026-05-16"));
        assertThat(plan.drops()).isEmpty();
    }

    @Test
    void waitsForTheWholePartitionWhereAllDomainsKeepEquallyLong() {
        var plan = plan(Retentions.of("30d", Map.of()), MONTHS, "a.example", "b.example");

        assertThat(plan.of("a.example")).contains(day("2026-05-01"));
        assertThat(plan.drops()).containsExactly(day("2026-04-01"), day("2026-05-01"));
    }

    @Test
    void waitsOnlyForTheDomainsThatKeepLongest() {
        var plan = plan(Retentions.of("30d", Map.of("b.example", "7d")), MONTHS, "a.example", "b.example");

        assertThat(plan.of("a.example")).contains(day("2026-05-01"));
        assertThat(plan.of("b.example")).contains(day("2026-06-08"));
        assertThat(plan.latest()).contains(day("2026-06-08"));
        assertThat(plan.drops()).containsExactly(day("2026-04-01"), day("2026-05-01"));
    }

    @Test
    void dropsNothingWhileOneDomainKeepsForEver() {
        var plan = plan(Retentions.of("30d", Map.of("b.example", "forever")), MONTHS, "a.example", "b.example");

        assertThat(plan.of("a.example")).contains(day("2026-05-16"));
        assertThat(plan.of("b.example")).isEmpty();
        assertThat(plan.drops()).isEmpty();
    }

    @Test
    void doesNotWaitForAPartitionThatIsWiderThanAMonth() {
        var plan = plan(Retentions.of("30d", Map.of()), List.of(day("2026-04-01"), day("2026-07-01")), "a.example");

        assertThat(plan.of("a.example")).contains(day("2026-05-16"));
        assertThat(plan.drops()).containsExactly(day("2026-04-01"));
    }

    @Test
    void leavesDomainsAloneThatAreNotThisNodes() {
        assertThat(plan(Retentions.of("30d", Map.of()), MONTHS, "a.example").of("former.example"))
                .isEmpty();
    }
}
