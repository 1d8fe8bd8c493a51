package io.outcry.actors.user;

import static org.assertj.core.api.Assertions.assertThat;

import io.outcry.actors.Verona;
import io.outcry.actors.client.ToUser;
import io.outcry.core.stanza.Element;
import io.outcry.core.stanza.Iq;
import io.outcry.core.stanza.Presence;
import io.outcry.core.stanza.Stanza;
import java.util.List;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.ManualTime;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** The database is late, or gone. */
class UserStoresTest {

    private static final ActorTestKit KIT = ActorTestKit.create(ManualTime.config());

    private final ManualTime time = ManualTime.get(KIT.system());

    @AfterAll
    static void end() {
        KIT.shutdownTestKit();
    }

    @Test
    void tellsEverybodyWhereTheAccountCannotBeLoaded() {
        var house = House.unreachable(KIT);

        house.comes("Anybody?");

        assertThat(House.condition(house.out.receiveMessage())).isEqualTo("resource-constraint");
        assertThat(house.passivated.receiveMessage()).isEqualTo(house.user);
        house.comes("And now?");
        assertThat(House.condition(house.out.receiveMessage())).isEqualTo("resource-constraint");
        house.user.tell(new User.Stop());
        house.out.expectTerminated(house.user);
    }

    @Test
    void tellsNobodyOfAContactBeforeItIsSaved() {
        var house = House.ofJuliet(KIT);
        var client = house.bound("balcony");
        var goOn = house.contacts.holdSaves();

        house.announces(client, subscribe());
        client.expectNoMessage();
        house.out.expectNoMessage();
        goOn.complete(null);

        var sent = (Presence) house.out.receiveMessage();
        assertThat(sent.type()).isEqualTo(Presence.Type.SUBSCRIBE);
    }

    @Test
    void leavesContactsAsTheyWereWhereASaveFails() {
        var house = House.ofJuliet(KIT);
        var client = house.bound("balcony");
        house.contacts.fail(true);

        house.announces(client, subscribe());

        var back = house.out.receiveMessage();
        assertThat(House.condition(back)).isEqualTo("resource-constraint");
        assertThat(back.to()).contains(Verona.BALCONY);
        house.contacts.fail(false);
        house.comes(roster());
        assertThat(items(House.hears(client, Iq.class))).isEmpty();
    }

    @Test
    void refusesWhatIsMoreThanMayWaitWhileItSaves() {
        var house = House.ofJuliet(KIT);
        var client = house.bound("balcony");
        var goOn = house.contacts.holdSaves();
        house.announces(client, subscribe());

        for (var i = 0; i < House.MAX_WAITING; i++) {
            house.comes("waits");
        }
        house.comes("too many");

        assertThat(House.condition(house.out.receiveMessage())).isEqualTo("resource-constraint");
        goOn.complete(null);
        assertThat(house.out.receiveMessage()).isInstanceOf(Presence.class);
        house.awaitEntries(House.MAX_KEPT);
    }

    @Test
    void tellsItsOwnClientWithoutADetourThatItAsksForTooMuch() {
        var house = House.ofJuliet(KIT);
        var client = house.bound("balcony");
        var goOn = house.contacts.holdSaves();
        house.announces(client, subscribe());
        for (var i = 0; i < House.MAX_WAITING; i++) {
            house.comes("waits");
        }

        house.comes(roster());
        house.announces(client, subscribe());

        assertThat(House.condition(House.hears(client, Iq.class))).isEqualTo("resource-constraint");
        assertThat(House.condition(House.hears(client, Presence.class))).isEqualTo("resource-constraint");
        house.out.expectNoMessage();
        goOn.complete(null);
    }

    @Test
    void neverRefusesToHearThatAClientLeft() {
        var house = House.ofJuliet(KIT);
        var client = house.bound("balcony");
        var other = house.available("chamber");
        house.settles();
        var goOn = house.contacts.holdSaves();
        house.announces(client, subscribe());
        for (var i = 0; i < House.MAX_WAITING; i++) {
            house.comes(Verona.chat(Verona.PHONE, Verona.JULIET, "waits"));
        }

        house.user.tell(new ToUser.Leave(client.ref(), List.of(house.unacknowledged(Verona.BALCONY, "the last"))));
        goOn.complete(null);

        for (var i = 0; i < House.MAX_WAITING; i++) {
            assertThat(House.hearsChat(other)).isEqualTo("waits");
        }
        assertThat(House.hearsChat(other)).isEqualTo("the last");
    }

    @Test
    void answersWhatASessionOfARemovedAccountLeavesBehind() {
        var house = House.empty(KIT);
        Device client = new Device(KIT);
        house.comes("Anybody?");
        house.out.receiveMessage();

        house.user.tell(new ToUser.Leave(client.ref(), List.of(house.unacknowledged(Verona.BALCONY, "the last"))));

        var back = house.out.receiveMessage();
        assertThat(House.condition(back)).isEqualTo("service-unavailable");
        assertThat(back.to()).contains(Verona.PHONE);
    }

    @Test
    void keepsHowTheLastClientWent() {
        var house = House.ofJuliet(KIT);
        var first = house.available("balcony");
        var second = house.available("chamber");

        house.user.tell(new ToUser.Leave(first.ref(), List.of()));
        house.sentMeanwhile();
        assertThat(house.stores
                        .farewells()
                        .find(Verona.JULIET)
                        .toCompletableFuture()
                        .join())
                .isEmpty();
        house.announces(second, House.presence("chamber", Presence.Type.UNAVAILABLE));
        house.sentMeanwhile();

        var farewell = house.stores
                .farewells()
                .find(Verona.JULIET)
                .toCompletableFuture()
                .join();
        assertThat(farewell.orElseThrow().presence()).isEqualTo(House.presence("chamber", Presence.Type.UNAVAILABLE));
    }

    @Test
    void keepsNothingOfTheFarewellsOfARemovedAccount() {
        var house = House.ofJuliet(KIT);
        var client = house.available("balcony");
        house.announces(client, House.presence("balcony", Presence.Type.UNAVAILABLE));
        house.sentMeanwhile();
        house.accounts.remove(Verona.JULIET).toCompletableFuture().join();

        house.user.tell(new User.AccountChanged());

        house.out.awaitAssert(() -> assertThat(house.stores
                        .farewells()
                        .find(Verona.JULIET)
                        .toCompletableFuture()
                        .join())
                .isEmpty());
    }

    @Test
    void asksToBePassivatedOnceNobodyNeedsIt() {
        var house = House.ofJuliet(KIT);
        house.sentMeanwhile();
        time.timePasses(House.PASSIVATE_AFTER);

        time.timePasses(House.PASSIVATE_AFTER);

        assertThat(house.passivated.receiveMessage()).isEqualTo(house.user);
    }

    @Test
    void staysWhileItHasClients() {
        var house = House.ofJuliet(KIT);
        house.bound("balcony");
        time.timePasses(House.PASSIVATE_AFTER);
        time.timePasses(House.PASSIVATE_AFTER);

        house.sentMeanwhile();

        house.passivated.expectNoMessage();
    }

    private static Presence subscribe() {
        return Presence.of(Presence.Type.SUBSCRIBE, Verona.BALCONY, Verona.ROMEO);
    }

    private static Iq roster() {
        return Iq.of(Iq.Type.GET, Verona.BALCONY, Verona.JULIET, "r1", Element.empty("query", "jabber:iq:roster"));
    }

    private static List<Element> items(Stanza answer) {
        return answer.payload().find("query", "jabber:iq:roster").orElseThrow().children();
    }
}
