package io.outcry.actors.c2s;

import static org.assertj.core.api.Assertions.assertThat;

import io.outcry.actors.client.Report;
import io.outcry.actors.client.ToClient;
import io.outcry.core.feature.streammanagement.Signal;
import io.outcry.core.stream.StreamEvent;
import java.time.Duration;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.ManualTime;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** An operator asks where a session's client is. */
class DescribedClientTest {

    private static final ActorTestKit KIT = ActorTestKit.create(ManualTime.config());

    @AfterAll
    static void end() {
        KIT.shutdownTestKit();
    }

    @Test
    void saysWhereItIsAndSinceWhen() {
        var phone = Phone.managed(KIT);
        var began = phone.stage.clock.instant();

        phone.stage.clock.pass(Duration.ofMinutes(2));

        assertThat(described(phone)).isEqualTo(new Report.OfClient("127.0.0.1:50000", "TLS", began, true));
    }

    @Test
    void saysThatItsClientIsAway() {
        var phone = Phone.managed(KIT);
        phone.stage.comes(new StreamEvent.Lost("reset"));

        assertThat(described(phone).isConnected()).isFalse();
    }

    @Test
    void answersWhileItsStreamIsOnTheWay() {
        var phone = Phone.loggedIn(KIT);
        phone.says(new Signal.Resume("an id", 0).element());

        assertThat(described(phone).isConnected()).isTrue();
    }

    private static Report.OfClient described(Phone phone) {
        var operator = KIT.<Report.OfClient>createTestProbe();
        phone.session().tell(new ToClient.Describe(operator.ref()));
        return operator.receiveMessage();
    }
}
