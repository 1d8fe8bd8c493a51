package io.outcry.actors.c2s;

import static org.assertj.core.api.Assertions.assertThat;

import io.outcry.core.meter.Metric;
import io.outcry.core.meter.RecordingMeter;
import io.outcry.core.meter.Tag;
import io.outcry.core.stream.StreamEvent;
import java.util.List;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.ManualTime;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What a session tells of itself. */
class SessionFiguresTest {

    private static final ActorTestKit KIT = ActorTestKit.create(ManualTime.config());

    @AfterAll
    static void end() {
        KIT.shutdownTestKit();
    }

    @Test
    void isInOneStateAtATime() {
        var phone = Phone.bound(KIT);
        phone.pingsTheServer("1");

        assertThat(statesOf(phone.stage.meter)).containsExactly("established");
    }

    @Test
    void isInNoStateOnceItIsOver() {
        var phone = Phone.managed(KIT);
        phone.isGiven("Wherefore?");
        var meter = phone.stage.meter;
        phone.stage.out.awaitAssert(() ->
                assertThat(meter.now(Metric.QUEUE_LENGTH, "unacknowledged")).isEqualTo(1));

        phone.stage.comes(new StreamEvent.Closed());
        phone.isHeardLeaving();

        phone.stage.out.awaitAssert(() -> {
            assertThat(statesOf(meter)).isEmpty();
            return assertThat(meter.now(Metric.QUEUE_LENGTH, "unacknowledged")).isZero();
        });
    }

    @Test
    void isDetachedWhileItsClientIsAway() {
        var phone = Phone.managed(KIT);

        phone.stage.comes(new StreamEvent.Lost("reset"));

        phone.stage.out.awaitAssert(
                () -> assertThat(statesOf(phone.stage.meter)).containsExactly("detached"));
    }

    @Test
    void countsLoginsAndHowLongTheyTook() {
        var meter = Phone.bound(KIT).stage.meter;

        assertThat(meter.now(Metric.LOGINS, "PLAIN")).isEqualTo(1);
        assertThat(meter.amounts(Metric.LOGIN_TIME, "PLAIN")).hasSize(1);
        assertThat(meter.now(Metric.BINDS, "done")).isEqualTo(1);
    }

    @Test
    void countsFailedLogins() {
        var phone = new Phone(SessionStage.ofDirectTls(KIT));
        phone.stage.comes(new StreamEvent.Secured(SessionStage.tls()));
        phone.opens();

        phone.says(Phone.auth("PLAIN", "\0romeo\0wrong"));
        phone.hears();

        phone.stage.out.awaitAssert(() -> assertThat(phone.stage.meter.now(Metric.LOGINS_FAILED, "not-authorized"))
                .isEqualTo(1));
    }

    @Test
    void countsStanzasBothWays() {
        var phone = Phone.bound(KIT);

        phone.pingsTheServer("1");

        assertThat(phone.stage.meter.now(Metric.STANZAS_RECEIVED, "iq")).isEqualTo(1);
        // The other one was the answer to its request to be bound.
        assertThat(phone.stage.meter.now(Metric.STANZAS_SENT, "iq")).isEqualTo(2);
    }

    private static List<String> statesOf(RecordingMeter meter) {
        return Tag.STATE.known().stream()
                .filter(state -> meter.now(Metric.SESSIONS, state) != 0)
                .toList();
    }
}
