package io.outcry.core.retention;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;

/**
 * How many days of the ledger stand in one partition. Reading an account's archive asks every partition, so there must not be
 * many; and what is older than its retention goes with its partition, so none may be much wider than the retention needs.
 */
public enum PartitionWidth {
    DAY(7) {
        @Override
        LocalDate beginOf(LocalDate day) {
            return day;
        }

        @Override
        LocalDate behind(LocalDate begin) {
            return begin.plusDays(1);
        }
    },
    WEEK(3) {
        @Override
        LocalDate beginOf(LocalDate day) {
            return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        }

        @Override
        LocalDate behind(LocalDate begin) {
            return begin.plusWeeks(1);
        }
    },
    MONTH(2) {
        @Override
        LocalDate beginOf(LocalDate day) {
            return day.withDayOfMonth(1);
        }

        @Override
        LocalDate behind(LocalDate begin) {
            return begin.plusMonths(1);
        }
    };

    /** As wide as one may be for its entries to wait until all of it may go. */
    static final int MAX_DAYS = 31;

    private static final int LONGEST_BY_DAY = 92;
    private static final int LONGEST_BY_WEEK = 731;

    private final int ahead;

    PartitionWidth(int ahead) {
        this.ahead = ahead;
    }

    abstract LocalDate beginOf(LocalDate day);

    /** Where the partition that begins with this day ends. */
    abstract LocalDate behind(LocalDate begin);

    /** Such that there are about a hundred, whatever the longest retention is. */
    public static PartitionWidth of(List<Retention> retentions) {
        var longest = retentions.stream()
                .mapToInt(retention -> switch (retention) {
                    case Retention.Forever _ -> Integer.MAX_VALUE;
                    case Retention.Days days -> days.days();
                })
                .max()
                .orElse(Integer.MAX_VALUE);
        if (longest <= LONGEST_BY_DAY) {
            return DAY;
        }
        return longest <= LONGEST_BY_WEEK ? WEEK : MONTH;
    }

    /**
     * The ends, each the first day that is not in it, of partitions that have to be made so that there are some ahead of
     * today.
     *
     * @param last end of those that there are
     */
    public List<LocalDate> missing(LocalDate last, LocalDate today) {
        var ends = new ArrayList<LocalDate>();
        var end = last;
        if (end.isBefore(beginOf(today))) {
            // Nobody wrote meanwhile, or hardly anybody: one for all of it.
            end = beginOf(today);
            ends.add(end);
        }
        var needed = beginOf(today);
        for (var more = 0; more <= ahead; more++) {
            needed = behind(needed);
        }
        while (end.isBefore(needed)) {
            end = behind(beginOf(end));
            ends.add(end);
        }
        return ends;
    }
}
