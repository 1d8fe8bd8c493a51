package io.outcry.it.load.measure;

import java.time.Duration;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.SingleWriterRecorder;

/**
 * Times in milliseconds, most of them "so many percent were at most this".
 *
 * @param count how many times there are
 */
public record Latencies(
        long count, double mean, double p50, double p90, double p99, double p999, double max, List<Point> points) {

    private static final long LONGEST_NANOS = Duration.ofHours(1).toNanos();
    private static final int DIGITS = 3;
    private static final double NANOS_PER_MILLI = 1e6;
    private static final List<Double> SHOWN =
            List.of(0.0, 10.0, 25.0, 50.0, 75.0, 90.0, 95.0, 98.0, 99.0, 99.5, 99.8, 99.9, 99.95, 99.98, 99.99, 100.0);

    /** A point of the curve. */
    public record Point(double percentile, double millis) {}

    public Latencies {
        points = List.copyOf(points);
    }

    /** For nanoseconds; counts whatever it is given, but nothing as longer than an hour. */
    public static Histogram histogram() {
        return new Histogram(LONGEST_NANOS, DIGITS);
    }

    /** The same for one thread that counts and another that looks now and then. */
    public static SingleWriterRecorder recorder() {
        return new SingleWriterRecorder(LONGEST_NANOS, DIGITS);
    }

    /** A time as the histogram takes it. */
    public static long within(long nanos) {
        return Math.clamp(nanos, 0, LONGEST_NANOS);
    }

    public static Latencies of(Histogram histogram) {
        return new Latencies(
                histogram.getTotalCount(),
                millis(histogram.getMean()),
                at(histogram, 50),
                at(histogram, 90),
                at(histogram, 99),
                at(histogram, 99.9),
                millis((double) histogram.getMaxValue()),
                SHOWN.stream()
                        .map(percentile -> new Point(percentile, at(histogram, percentile)))
                        .toList());
    }

    private static double at(Histogram histogram, double percentile) {
        return millis((double) histogram.getValueAtPercentile(percentile));
    }

    private static double millis(double nanos) {
        return Math.round(nanos / NANOS_PER_MILLI * 1_000) / 1_000.0;
    }
}
