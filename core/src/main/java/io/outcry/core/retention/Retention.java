package io.outcry.core.retention;

import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;

/** How long the entries of a domain's ledgers are kept. Days are those of UTC. */
public sealed interface Retention {

    /** Nothing ever goes. */
    record Forever() implements Retention {}

    /** So many whole days, and then no more. */
    record Days(int days) implements Retention {

        public Days {
            if (days < 1 || days > MAX_DAYS) {
                throw new IllegalArgumentException("a retention is 1 to " + MAX_DAYS + " days, not " + days);
            }
        }
    }

    /** A hundred years. */
    int MAX_DAYS = 36_525;

    Pattern DAYS = Pattern.compile("([0-9]{1,5}) ?(d|day|days)");

    /** Reads {@code 2555d}, or {@code forever}; empty where it is neither. */
    static Optional<Retention> parse(String text) {
        if (text.equals("forever")) {
            return Optional.of(new Forever());
        }
        var days = DAYS.matcher(text);
        return days.matches()
                ? Optional.of(Integer.parseInt(days.group(1)))
                        .filter(number -> number >= 1 && number <= MAX_DAYS)
                        .map(Days::new)
                : Optional.empty();
    }

    /**
     * The first day whose entries still have to be kept: what was written on the day before that is older than the retention
     * to its last moment. Empty where that is all.
     */
    default Optional<LocalDate> keptFrom(LocalDate today) {
        return switch (this) {
            case Forever _ -> Optional.empty();
            case Days retention -> Optional.of(today.minusDays(retention.days()));
        };
    }
}
