package io.outcry.core.meter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** One holder's part of a level. */
final class ShareTest {

    private final RecordingMeter meter = new RecordingMeter();

    @Test
    void addsUpWithOthers() {
        var romeo = new Share(meter, Metric.QUEUE_LENGTH, "held");
        var juliet = new Share(meter, Metric.QUEUE_LENGTH, "held");

        romeo.set(3);
        juliet.set(5);
        romeo.set(1);

        assertThat(meter.now(Metric.QUEUE_LENGTH, "held")).isEqualTo(6);
    }

    @Test
    void leavesNothingWhenItsHolderEnds() {
        var share = new Share(meter, Metric.QUEUE_LENGTH, "held");

        share.set(3);
        share.set(0);

        assertThat(meter.now(Metric.QUEUE_LENGTH, "held")).isZero();
    }

    @Test
    void isInOnePlaceAtATime() {
        var session = new Share(meter, Metric.SESSIONS, "opening");

        session.setOne("opening");
        session.setOne("binding");

        assertThat(meter.now(Metric.SESSIONS, "opening")).isZero();
        assertThat(meter.now(Metric.SESSIONS, "binding")).isEqualTo(1);
    }
}
