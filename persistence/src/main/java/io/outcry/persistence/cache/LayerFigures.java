package io.outcry.persistence.cache;

import io.outcry.core.meter.Meter;
import io.outcry.core.meter.Metric;
import io.outcry.persistence.LayerReport;
import io.outcry.persistence.RecentTimes;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;

/** What one cache had, what it had not, and how long it took to say so. */
final class LayerFigures {

    private final String layer;
    private final Meter meter;
    private final LongAdder hits = new LongAdder();
    private final LongAdder misses = new LongAdder();
    private final RecentTimes times = new RecentTimes();

    LayerFigures(String layer, Meter meter) {
        this.layer = layer;
        this.meter = meter;
        meter.watch(Metric.CACHE_HITS, layer, hits::sum);
        meter.watch(Metric.CACHE_MISSES, layer, misses::sum);
    }

    void read(boolean isHit, long nanos) {
        (isHit ? hits : misses).increment();
        times.add(nanos);
        meter.record(Metric.CACHE_TIME, layer, nanos);
    }

    LayerReport report(Optional<Instant> lostAt) {
        var found = hits.sum();
        return new LayerReport(
                layer,
                lostAt,
                found + misses.sum(),
                found,
                times.within(LayerReport.MEDIAN),
                times.within(LayerReport.P99));
    }
}
