package io.outcry.core.meter;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongSupplier;

/** Remembers what was counted, and refuses what no real meter could tell apart. */
public final class RecordingMeter implements Meter {

    private record Figure(Metric metric, String tag) {}

    private final Map<Figure, Long> figures = new ConcurrentHashMap<>();
    private final Map<Figure, List<Long>> amounts = new ConcurrentHashMap<>();
    private final Map<Figure, List<LongSupplier>> watched = new ConcurrentHashMap<>();

    /** A counter's total or where a level stands. */
    public long now(Metric metric, String tag) {
        var asked = watched.getOrDefault(new Figure(metric, tag), List.of()).stream()
                .mapToLong(LongSupplier::getAsLong)
                .sum();
        return figures.getOrDefault(new Figure(metric, tag), 0L) + asked;
    }

    public long now(Metric metric) {
        return now(metric, "");
    }

    /** What was recorded, oldest first. */
    public List<Long> amounts(Metric metric, String tag) {
        return List.copyOf(amounts.getOrDefault(new Figure(metric, tag), List.of()));
    }

    @Override
    public void count(Metric counter, String tag, long many) {
        figures.merge(figure(counter, tag, Kind.COUNTER), many, Long::sum);
    }

    @Override
    public void move(Metric level, String tag, long by) {
        figures.merge(figure(level, tag, Kind.LEVEL), by, Long::sum);
    }

    @Override
    public void record(Metric distribution, String tag, long amount) {
        amounts.computeIfAbsent(figure(distribution, tag, Kind.DISTRIBUTION), _ -> new CopyOnWriteArrayList<>())
                .add(amount);
    }

    @Override
    public void watch(Metric levelOrCounter, String tag, LongSupplier now) {
        var figure = figure(levelOrCounter, tag, levelOrCounter.kind());
        watched.computeIfAbsent(figure, _ -> new ArrayList<>()).add(now);
    }

    private static Figure figure(Metric metric, String tag, Kind kind) {
        if (metric.kind() != kind) {
            throw new IllegalArgumentException(metric + " is no " + kind);
        }
        if (!metric.tag().takes(tag)) {
            throw new IllegalArgumentException(
                    metric + " has no " + metric.tag().label() + " '" + tag + "'");
        }
        return new Figure(metric, tag);
    }
}
