package io.outcry.persistence;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How one layer of the stores does.
 *
 * @param name {@code memory}, {@code redis} or {@code database}
 * @param lostAt since when it cannot be used, empty while it can
 * @param reads how often it was asked since the start; for the database, its operations
 * @param hits how often it had the answer
 * @param median what half of its last 256 answers took at the most
 * @param p99 what all but a hundredth of them took at the most
 */
public record LayerReport(String name, Optional<Instant> lostAt, long reads, long hits, Duration median, Duration p99) {

    /** Shares of the last answers, from 0 to 1. */
    public static final double MEDIAN = 0.5;

    public static final double P99 = 0.99;
}
