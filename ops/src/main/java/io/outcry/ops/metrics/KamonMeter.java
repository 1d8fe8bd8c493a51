package io.outcry.ops.metrics;

import com.typesafe.config.Config;
import io.outcry.core.meter.Kind;
import io.outcry.core.meter.Meter;
import io.outcry.core.meter.Metric;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.LongSupplier;
import kamon.metric.Histogram;

/** One node's figures. Everything is looked up beforehand: to count is an addition. */
public final class KamonMeter implements Meter {

    private final Map<Metric, ByTag<Tally>> counters;
    private final Map<Metric, ByTag<Tally>> levels;
    private final Map<Metric, ByTag<Histogram>> distributions;
    private final KamonRegistry registry;

    /** @param defaults of libraries, Kamon's among them */
    public KamonMeter(Config defaults) {
        registry = new KamonRegistry(defaults);
        counters = all(Kind.COUNTER, registry::counter);
        levels = all(Kind.LEVEL, registry::level);
        distributions = all(Kind.DISTRIBUTION, registry::distribution);
    }

    private static <T> Map<Metric, ByTag<T>> all(Kind kind, Function<Metric, ByTag<T>> make) {
        var all = new EnumMap<Metric, ByTag<T>>(Metric.class);
        Arrays.stream(Metric.values())
                .filter(metric -> metric.kind() == kind)
                .forEach(metric -> all.put(metric, make.apply(metric)));
        return all;
    }

    @Override
    public void count(Metric counter, String tag, long many) {
        of(counters, counter).of(tag).add(many);
    }

    @Override
    public void move(Metric level, String tag, long by) {
        of(levels, level).of(tag).add(by);
    }

    @Override
    public void record(Metric distribution, String tag, long amount) {
        // A clock that was set back is no reason to lose a stanza.
        of(distributions, distribution).of(tag).record(Math.max(0, amount));
    }

    @Override
    public void watch(Metric levelOrCounter, String tag, LongSupplier now) {
        var kind = levelOrCounter.kind() == Kind.COUNTER ? counters : levels;
        of(kind, levelOrCounter).of(tag).watch(now);
    }

    /** Where a counter or level stands, for all values of its tag together. */
    public long now(Metric levelOrCounter) {
        var kind = levelOrCounter.kind() == Kind.COUNTER ? counters : levels;
        return of(kind, levelOrCounter).all().stream().mapToLong(Tally::now).sum();
    }

    /** Where a counter or level stands for one value of its tag. */
    public long now(Metric levelOrCounter, String tag) {
        var kind = levelOrCounter.kind() == Kind.COUNTER ? counters : levels;
        return of(kind, levelOrCounter).of(tag).now();
    }

    /** All figures as they are now, in Prometheus' text form. */
    public synchronized String page() {
        counters.values().forEach(figure -> figure.all().forEach(Tally::tell));
        levels.values().forEach(figure -> figure.all().forEach(Tally::tell));
        return registry.page();
    }

    private static <T> ByTag<T> of(Map<Metric, ByTag<T>> kind, Metric metric) {
        var found = kind.get(metric);
        if (found == null) {
            throw new IllegalArgumentException(metric + " is a " + metric.kind());
        }
        return found;
    }
}
