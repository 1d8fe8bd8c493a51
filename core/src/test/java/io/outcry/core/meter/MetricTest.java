package io.outcry.core.meter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The list of all figures, as a list. */
final class MetricTest {

    @ParameterizedTest
    @EnumSource(Metric.class)
    void saysWhatItIsInASentence(Metric metric) {
        assertThat(metric.sentence()).matches("[A-Z].*\\.").hasSizeGreaterThan(10);
    }

    @Test
    void tellsEachApart() {
        assertThat(Arrays.stream(Metric.values()).map(Metric::sentence)).doesNotHaveDuplicates();
    }

    @Test
    void isOfOneKind() {
        var meter = new RecordingMeter();

        assertThatIllegalArgumentException().isThrownBy(() -> meter.count(Metric.UPTIME, "", 1));
        assertThatIllegalArgumentException().isThrownBy(() -> meter.move(Metric.TRAFFIC_SENT, "", 1));
    }
}
