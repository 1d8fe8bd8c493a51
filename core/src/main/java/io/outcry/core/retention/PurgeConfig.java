package io.outcry.core.retention;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;

/**
 * When what is older than its retention goes, and how gently.
 *
 * @param at the time of the day, UTC, such as {@code 02:00}
 * @param lookEvery how often a node looks whether that is due, or was and did not come to its end
 * @param batchEntries most entries that one transaction removes, and most ledgers that it moves on
 * @param pause between two such transactions, for whoever writes meanwhile
 */
public record PurgeConfig(String at, Duration lookEvery, int batchEntries, Duration pause) {

    public PurgeConfig {
        timeOf(at);
        if (lookEvery.compareTo(Duration.ofSeconds(1)) < 0 || lookEvery.compareTo(Duration.ofHours(12)) > 0) {
            throw new IllegalArgumentException("look-every must be between 1s and 12h, was " + lookEvery);
        }
        if (batchEntries < 1 || batchEntries > 10_000) {
            throw new IllegalArgumentException("batch-entries must be between 1 and 10000, was " + batchEntries);
        }
        if (pause.isNegative() || pause.compareTo(Duration.ofSeconds(10)) > 0) {
            throw new IllegalArgumentException("pause must be between 0s and 10s, was " + pause);
        }
    }

    private static LocalTime timeOf(String at) {
        try {
            return LocalTime.parse(at);
        } catch (DateTimeException wrong) {
            throw new IllegalArgumentException("at must be a time of the day in UTC such as 02:00, was " + at, wrong);
        }
    }

    /** Whether no purge came to its end since it was last time for one. */
    public boolean isDue(Instant lastEnd, Instant now) {
        var today = now.atOffset(ZoneOffset.UTC).toLocalDate();
        var todays = today.atTime(timeOf(at)).toInstant(ZoneOffset.UTC);
        var latest = todays.isAfter(now) ? todays.minus(Duration.ofDays(1)) : todays;
        return lastEnd.isBefore(latest);
    }
}
