package io.outcry.actors.user;

import static org.assertj.core.api.Assertions.assertThat;

import io.outcry.actors.Verona;
import io.outcry.actors.client.ToClient;
import io.outcry.actors.client.ToUser;
import io.outcry.core.contact.Subscription;
import io.outcry.core.ledger.GivenSoFar;
import io.outcry.core.stanza.Element;
import io.outcry.core.stanza.Iq;
import io.outcry.core.stanza.Presence;
import io.outcry.core.stanza.Stanza;
import io.outcry.core.stream.StreamError;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.ManualTime;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** The account's actor begins anew, and its sessions come back to it. */
class ReturningTest {

    private static final ActorTestKit KIT = ActorTestKit.create(ManualTime.config());

    private final ManualTime time = ManualTime.get(KIT.system());

    @AfterAll
    static void end() {
        KIT.shutdownTestKit();
    }

    private static void rejoins(House house, Device client, GivenSoFar given) {
        house.user.tell(new ToUser.Rejoin(client.ref(), client.known(), "", Duration.ZERO, given, Optional.empty()));
    }

    private static void returns(House house, Device client, GivenSoFar given) {
        rejoins(house, client, given);
        while (!(client.receiveMessage() instanceof ToClient.Rejoined)) {
            // The presence of the other sessions came before.
        }
    }

    private static GivenSoFar given(long last, List<Long> had, List<Long> onTheWay) {
        return new GivenSoFar(last, had, onTheWay);
    }

    @Test
    void goesOnWithASessionThatItDidNotKnow() {
        var house = House.ofJuliet(KIT);
        var balcony = house.available("balcony");
        house.restarts();

        returns(house, balcony, GivenSoFar.NOTHING);

        house.comes("still there?");
        assertThat(House.hearsChat(balcony)).isEqualTo("still there?");
    }

    @Test
    void tellsNobodyOfASessionThatWasThereAllTheTime() {
        var house = House.ofJuliet(KIT, House.contact(Verona.ROMEO, Subscription.FROM));
        var balcony = house.available("balcony");
        house.restarts();
        house.sentMeanwhile();

        returns(house, balcony, GivenSoFar.NOTHING);

        assertThat(house.sentMeanwhile()).isEmpty();
    }

    @Test
    void tellsContactsOnceTheSessionThatCameBackIsOver() {
        var house = House.ofJuliet(KIT, House.contact(Verona.ROMEO, Subscription.FROM));
        var balcony = house.available("balcony");
        house.restarts();
        returns(house, balcony, GivenSoFar.NOTHING);
        house.sentMeanwhile();

        house.user.tell(new ToUser.Leave(balcony.ref(), List.of()));

        assertThat(house.presencesSentMeanwhile()).containsExactly(Presence.Type.UNAVAILABLE);
        balcony.expectMessageClass(ToClient.Left.class);
    }

    @Test
    void answersWhoeverLeavesThoughItDoesNotKnowIt() {
        var house = House.ofJuliet(KIT);
        var client = new Device(KIT);

        house.user.tell(new ToUser.Leave(client.ref(), List.of()));

        client.expectMessageClass(ToClient.Left.class);
    }

    @Test
    void answersWhoeverAsksTwice() {
        var house = House.ofJuliet(KIT);
        var balcony = house.available("balcony");
        house.restarts();

        returns(house, balcony, GivenSoFar.NOTHING);

        returns(house, balcony, GivenSoFar.NOTHING);
    }

    private static void asks(House house, String id) {
        var balcony = Verona.JULIET.withResource("balcony");
        var query = Element.empty("query", "urn:xmpp:mam:2");
        house.comes(Iq.of(Iq.Type.SET, balcony, Verona.JULIET, id, query));
    }

    @Test
    void answersARequestThatCameBeforeItsSession() {
        var house = House.ofJuliet(KIT);
        var balcony = house.available("balcony");
        house.restarts();
        asks(house, "q1");
        house.settles();

        returns(house, balcony, GivenSoFar.NOTHING);

        assertThat(House.hears(balcony, Iq.class).id()).isEqualTo("q1");
    }

    @Test
    void answersARequestWhoseSessionDoesNotComeAsAnyOther() {
        var house = House.ofJuliet(KIT);
        asks(house, "q1");
        assertThat(house.sentMeanwhile()).isEmpty();

        time.timePasses(House.GATHER_FOR);

        house.out.awaitAssert(
                () -> assertThat(house.sentMeanwhile()).extracting(Stanza::id).containsExactly("q1"));
    }

    @Test
    void endsTheSessionWhoseResourceAnotherClientTookMeanwhile() {
        var house = House.ofJuliet(KIT);
        var old = house.available("balcony");
        house.restarts();
        house.bound("balcony");

        rejoins(house, old, GivenSoFar.NOTHING);

        var end = old.expectMessageClass(ToClient.End.class);
        assertThat(end.reason().condition()).isEqualTo(StreamError.Condition.CONFLICT);
    }

    @Test
    void givesASessionWhatItMissedAndNothingThatItHasOrWillHave() {
        var house = House.ofJuliet(KIT);
        var balcony = house.available("balcony");
        house.comes("had", "on its way", "missed");
        var had = House.hearsKept(balcony, "had");
        var onItsWay = House.hearsKept(balcony, "on its way");
        var missed = House.hearsKept(balcony, "missed");
        house.restarts();

        returns(house, balcony, given(onItsWay, List.of(had), List.of(onItsWay)));
        house.comes("new");

        assertThat(House.hearsKept(balcony, "missed")).isEqualTo(missed);
        House.hearsKept(balcony, "new");
    }

    @Test
    void givesEachSessionWhatItMissed() {
        var house = House.ofJuliet(KIT);
        var balcony = house.available("balcony");
        var garden = house.available("garden");
        house.comes("1", "2");
        var first = House.hearsKept(balcony, "1");
        var second = House.hearsKept(balcony, "2");
        House.hearsKept(garden, "1");
        House.hearsKept(garden, "2");
        house.restarts();

        returns(house, balcony, given(second, List.of(first, second), List.of()));
        returns(house, garden, given(first, List.of(), List.of(first)));

        House.hearsKept(garden, "2");
        house.settles();
        balcony.expectNoMessage();
    }

    private static long hearsInTheGardenAlone(House house, Device garden) {
        house.comes(Verona.chat(Verona.PHONE, Verona.JULIET.withResource("garden"), "for the garden"));
        return House.hearsKept(garden, "for the garden");
    }

    @Test
    void givesWhatWaitsToNobodyBeforeAllMayBeBack() {
        var house = House.ofJuliet(KIT);
        var balcony = house.available("balcony");
        var garden = house.available("garden");
        var seq = hearsInTheGardenAlone(house, garden);
        house.restarts();
        returns(house, balcony, given(seq, List.of(), List.of()));
        house.settles();

        returns(house, garden, given(seq, List.of(), List.of(seq)));
        time.timePasses(House.GATHER_FOR);
        house.settles();

        balcony.expectNoMessage();
        garden.expectNoMessage();
    }

    @Test
    void givesWhatWaitsToSomebodyThen() {
        var house = House.ofJuliet(KIT);
        var balcony = house.available("balcony");
        var garden = house.available("garden");
        var seq = hearsInTheGardenAlone(house, garden);
        house.restarts();
        returns(house, balcony, given(seq, List.of(), List.of()));
        house.settles();

        time.timePasses(House.GATHER_FOR);

        assertThat(House.hearsKept(balcony, "for the garden")).isEqualTo(seq);
    }

    @Test
    void asksContactsForWhatTheySaidMeanwhile() {
        var house = House.ofJuliet(KIT, House.contact(Verona.ROMEO, Subscription.TO));
        var balcony = house.available("balcony");
        house.restarts();
        returns(house, balcony, GivenSoFar.NOTHING);
        house.sentMeanwhile();

        time.timePasses(House.GATHER_FOR);
        time.timePasses(House.REFRESH_WITHIN);

        assertThat(house.presencesSentMeanwhile()).containsExactly(Presence.Type.PROBE);
    }

    @Test
    void endsSessionsOfAnAccountThatIsNotThereAnyMore() {
        var house = House.empty(KIT);
        var client = new Device(KIT);

        rejoins(house, client, GivenSoFar.NOTHING);

        client.expectMessageClass(ToClient.End.class);
    }
}
