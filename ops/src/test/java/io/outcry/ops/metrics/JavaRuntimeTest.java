package io.outcry.ops.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import io.outcry.core.meter.Metric;
import org.junit.jupiter.api.Test;

final class JavaRuntimeTest {

    @Test
    void saysHowItIs() {
        var meter = new KamonMeter(ConfigFactory.defaultReference());

        JavaRuntime.watch(meter);

        assertThat(meter.now(Metric.UPTIME)).isPositive();
        assertThat(meter.now(Metric.CPU_TIME)).isPositive();
        assertThat(meter.now(Metric.HEAP_USED)).isPositive().isLessThanOrEqualTo(meter.now(Metric.HEAP_MAX));
        assertThat(meter.now(Metric.THREADS)).isPositive();
    }
}
