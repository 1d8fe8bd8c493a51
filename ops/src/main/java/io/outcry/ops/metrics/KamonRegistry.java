package io.outcry.ops.metrics;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.outcry.core.meter.Metric;
import io.outcry.core.meter.Tag;
import java.util.function.LongConsumer;
import kamon.metric.Counter;
import kamon.metric.Histogram;
import kamon.metric.MeasurementUnit;
import kamon.metric.MetricRegistry;
import kamon.metric.Tagging;
import kamon.prometheus.PrometheusSettings;
import kamon.prometheus.ScrapeDataBuilder;
import kamon.tag.TagSet;
import kamon.util.Clock;
import scala.Option;

/**
 * Kamon without its global state: several nodes in one process do not add up, no thread of Kamon's runs, and a page shows
 * what is true when it is asked for rather than at Kamon's last tick.
 */
final class KamonRegistry {

    /** Kamon's own keys, which are nobody's business but ours. A message within a node takes tenths of milliseconds. */
    private static final String SETTINGS = """
            kamon.prometheus.buckets {
              time-buckets = [
                0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]
              default-buckets = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 5000]
            }
            """;

    private final MetricRegistry metrics;
    private final PrometheusSettings.Generic form;

    /** @param defaults of libraries, Kamon's among them */
    KamonRegistry(Config defaults) {
        var config = ConfigFactory.parseString(SETTINGS).withFallback(defaults.withOnlyPath("kamon"));
        metrics = new MetricRegistry(config, new Clock.Anchored());
        form = PrometheusSettings.readSettings(config.getConfig("kamon.prometheus"));
    }

    ByTag<Tally> counter(Metric metric) {
        var counter = metrics.counter(metric.key(), Option.apply(metric.sentence()), unit(metric), Option.empty());
        return new ByTag<>(metric.tag(), value -> new Tally(new Growth(tagged(counter, metric, value))));
    }

    ByTag<Tally> level(Metric metric) {
        var gauge = metrics.gauge(metric.key(), Option.apply(metric.sentence()), unit(metric), Option.empty());
        return new ByTag<>(metric.tag(), value -> {
            var tagged = tagged(gauge, metric, value);
            return new Tally(tagged::update);
        });
    }

    ByTag<Histogram> distribution(Metric metric) {
        var histogram = metrics.histogram(
                metric.key(), Option.apply(metric.sentence()), unit(metric), Option.empty(), Option.empty());
        return new ByTag<>(metric.tag(), value -> tagged(histogram, metric, value));
    }

    /** The page, with everything since the start. */
    String page() {
        var all = metrics.snapshot(false);
        return new ScrapeDataBuilder(form, TagSet.Empty())
                .appendCounters(all.counters())
                .appendGauges(all.gauges())
                .appendHistograms(all.histograms())
                .build();
    }

    private static <I> I tagged(Tagging<I> all, Metric metric, String value) {
        return metric.tag() == Tag.NONE
                ? all.withTags(TagSet.Empty())
                : all.withTag(metric.tag().label(), value);
    }

    private static Option<MeasurementUnit> unit(Metric metric) {
        return Option.apply(
                switch (metric.unit()) {
                    case NANOSECONDS -> MeasurementUnit.time().nanoseconds();
                    case BYTES -> MeasurementUnit.information().bytes();
                    case ACCOUNTS,
                            CONNECTIONS,
                            ENTRIES,
                            LAYERS,
                            MESSAGES,
                            OPERATIONS,
                            PARTITIONS,
                            REQUESTS,
                            SESSIONS,
                            STANZAS,
                            STREAMS,
                            THREADS -> MeasurementUnit.none();
                });
    }

    /** Tells a counter of Kamon's, which adds, where ours stands. */
    private static final class Growth implements LongConsumer {

        private final Counter counter;
        private long told;

        Growth(Counter counter) {
            this.counter = counter;
        }

        @Override
        public void accept(long now) {
            counter.increment(now - told);
            told = now;
        }
    }
}
