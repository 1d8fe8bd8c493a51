package io.outcry.ops.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.outcry.core.meter.Metric;
import io.outcry.core.meter.Share;
import io.outcry.core.meter.Tag;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is counted, as Prometheus reads it. */
final class KamonMeterTest {

    private static final Config DEFAULTS = ConfigFactory.defaultReference();

    private final KamonMeter meter = new KamonMeter(DEFAULTS);

    @ParameterizedTest
    @EnumSource(value = Metric.class, mode = EnumSource.Mode.MATCH_ALL)
    void showsEveryFigureWithWhatItMeans(Metric metric) {
        touch(metric);

        assertThat(meter.page())
                .contains("# HELP " + PrometheusName.of(metric) + " " + metric.sentence() + "\n")
                .contains("# TYPE " + PrometheusName.of(metric) + " ");
    }

    private void touch(Metric metric) {
        var tag = metric.tag().isLearned() ? "any" : metric.tag().known().getFirst();
        switch (metric.kind()) {
            case COUNTER -> meter.count(metric, tag);
            case LEVEL -> meter.move(metric, tag, 1);
            case DISTRIBUTION -> meter.record(metric, tag, 1);
        }
    }

    @Test
    void showsWhatIsTrueNowOnEveryPage() {
        meter.count(Metric.STANZAS_RECEIVED, "message", 3);
        assertThat(meter.page()).contains("outcry_stanzas_received_total{stanza=\"message\"} 3.0");

        meter.count(Metric.STANZAS_RECEIVED, "message");
        assertThat(meter.page()).contains("outcry_stanzas_received_total{stanza=\"message\"} 4.0");
        assertThat(meter.page()).contains("outcry_stanzas_received_total{stanza=\"message\"} 4.0");
    }

    @Test
    void letsLevelsFallAgain() {
        var romeo = new Share(meter, Metric.SESSIONS, "opening");
        romeo.setOne("established");
        assertThat(meter.page()).contains("outcry_sessions{state=\"established\"} 1.0");

        romeo.set(0);
        assertThat(meter.page()).contains("outcry_sessions{state=\"established\"} 0.0");
    }

    @Test
    void asksForLevelsAndTotalsWhenSomebodyReads() {
        var waiting = new AtomicLong(5);
        meter.watch(Metric.QUEUE_LENGTH, "crypto", waiting::get);
        meter.watch(Metric.CPU_TIME, "", () -> TimeUnit.MILLISECONDS.toNanos(waiting.get()));

        waiting.set(7);

        assertThat(meter.page())
                .contains("outcry_queue_length{queue=\"crypto\"} 7.0")
                .contains("outcry_cpu_time_seconds_total 0.007");
    }

    @Test
    void showsTimesInSeconds() {
        meter.record(Metric.DELIVERY_TIME, "", TimeUnit.MICROSECONDS.toNanos(300));

        assertThat(meter.page())
                .contains("outcry_delivery_time_seconds_bucket{le=\"2.5E-4\"} 0.0")
                .contains("outcry_delivery_time_seconds_bucket{le=\"5.0E-4\"} 1.0")
                .contains("outcry_delivery_time_seconds_count 1.0");
    }

    @Test
    void countsWhatATagDoesNotTakeAsOther() {
        meter.count(Metric.CONNECTIONS_ACCEPTED, "juliet@capulet.example");
        meter.count(Metric.STANZAS_RECEIVED, "balcony");

        assertThat(meter.page())
                .contains("outcry_connections_accepted_total{listener=\"other\"} 1.0")
                .contains("outcry_stanzas_received_total{stanza=\"other\"} 1.0")
                .doesNotContain("juliet", "balcony");
    }

    @Test
    void learnsSoManyValuesAndNoMore() {
        IntStream.range(0, 10_000).forEach(number -> meter.count(Metric.CONNECTIONS_ACCEPTED, "listener-" + number));

        assertThat(meter.page().lines().filter(line -> line.startsWith("outcry_connections_accepted_total{")))
                .hasSize(Tag.MAX_LEARNED + 1);
        assertThat(meter.now(Metric.CONNECTIONS_ACCEPTED)).isEqualTo(10_000);
    }

    @Test
    void refusesAMetricOfAnotherKind() {
        assertThatIllegalArgumentException().isThrownBy(() -> meter.count(Metric.UPTIME));
    }

    /** Kamon's global state would add them up. */
    @Test
    void keepsNodesOfOneProcessApart() {
        var other = new KamonMeter(DEFAULTS);

        meter.count(Metric.TRAFFIC_SENT, "", 10);

        assertThat(other.page()).contains("outcry_traffic_sent_bytes_total 0.0");
    }
}
