package io.outcry.it.load.report;

import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;

/** Arithmetic and wording of numbers, the same in every report. */
public final class Figures {

    private static final double MIB = 1_024 * 1_024;

    private Figures() {}

    /** To three decimals; 0 where nothing was counted, so that a broken-off run still has a result. */
    public static double ratio(double amount, long of) {
        return of == 0 ? 0 : rounded(amount / of);
    }

    public static double ratio(long amount, long of) {
        return ratio((double) amount, of);
    }

    private static double rounded(double value) {
        return Math.rint(value * 1_000) / 1_000;
    }

    public static double median(Collection<Double> values) {
        var sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        if (sorted.length == 0) {
            return 0;
        }
        var middle = sorted.length / 2;
        return sorted.length % 2 == 1
                ? sorted[middle]
                : Arrays.stream(sorted, middle - 1, middle + 1).average().orElse(0);
    }

    static String mebibytes(long bytes) {
        return String.format(Locale.ROOT, "%,.0f MiB", bytes / MIB);
    }
}
