package io.outcry.actors.user;

import static org.assertj.core.api.Assertions.assertThat;

import io.outcry.actors.client.Report;
import io.outcry.core.stanza.Presence;
import java.util.List;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.ManualTime;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** An operator asks what sessions an account has. */
class DescribedAccountTest {

    private static final ActorTestKit KIT = ActorTestKit.create(ManualTime.config());

    @AfterAll
    static void end() {
        KIT.shutdownTestKit();
    }

    @Test
    void namesEverySessionAndItsPresence() {
        var house = House.ofJuliet(KIT);
        var balcony = house.available("balcony");
        var chamber = house.bound("chamber");

        assertThat(described(house))
                .containsExactly(
                        new Report.Attached("balcony", balcony.ref(), "available", 0),
                        new Report.Attached("chamber", chamber.ref(), "unavailable", 0));

        house.announces(balcony, House.presence("balcony", Presence.Type.UNAVAILABLE));
        assertThat(described(house)).extracting(Report.Attached::presence).containsOnly("unavailable");
    }

    @Test
    void saysThatAnAccountThatIsNotThereHasNone() {
        assertThat(described(House.empty(KIT))).isEmpty();
    }

    private static List<Report.Attached> described(House house) {
        var operator = KIT.<Report.OfUser>createTestProbe();
        house.user.tell(new User.Describe(operator.ref()));
        return operator.receiveMessage().sessions();
    }
}
