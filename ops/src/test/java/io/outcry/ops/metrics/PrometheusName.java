package io.outcry.ops.metrics;

import io.outcry.core.meter.Kind;
import io.outcry.core.meter.Metric;
import io.outcry.core.meter.Unit;

/** What Kamon makes of a metric's key: Prometheus counts in seconds and bytes and says so in the name. */
final class PrometheusName {

    private PrometheusName() {}

    static String of(Metric metric) {
        return metric.key().replace('.', '_') + unit(metric.unit()) + (metric.kind() == Kind.COUNTER ? "_total" : "");
    }

    /** As it stands on the page. */
    static String unit(Unit unit) {
        return switch (unit) {
            case NANOSECONDS -> "_seconds";
            case BYTES -> "_bytes";
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
                    THREADS -> "";
        };
    }
}
