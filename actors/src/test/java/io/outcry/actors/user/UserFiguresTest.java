package io.outcry.actors.user;

import static org.assertj.core.api.Assertions.assertThat;

import io.outcry.core.meter.Metric;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.ManualTime;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What an account's actor tells of itself. */
class UserFiguresTest {

    private static final ActorTestKit KIT = ActorTestKit.create(ManualTime.config());

    @AfterAll
    static void end() {
        KIT.shutdownTestKit();
    }

    @Test
    void countsWhileItLives() {
        var house = House.ofJuliet(KIT);
        house.bound("balcony");
        assertThat(house.meter.now(Metric.USERS_ACTIVE)).isEqualTo(1);

        house.user.tell(new User.Stop());

        house.out.awaitAssert(
                () -> assertThat(house.meter.now(Metric.USERS_ACTIVE)).isZero());
    }

    @Test
    void saysWhatBecameOfMessages() {
        var house = House.ofJuliet(KIT);
        house.comes("Hark", "Wherefore?");
        house.awaitEntries(2);

        var client = house.available("balcony");
        House.hearsKept(client, "Hark");
        House.hearsKept(client, "Wherefore?");

        assertThat(house.meter.now(Metric.MESSAGES, "kept")).isEqualTo(2);
    }

    @Test
    void saysHowManyHearOfAPresence() {
        var house = House.ofJuliet(KIT);

        house.available("balcony");

        assertThat(house.meter.amounts(Metric.PRESENCE_FANOUT, "")).containsExactly(0L);
    }
}
