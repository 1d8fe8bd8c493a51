package io.outcry.actors.user;

import static org.assertj.core.api.Assertions.assertThat;

import io.outcry.actors.Verona;
import io.outcry.actors.client.ToClient;
import io.outcry.actors.client.ToUser;
import io.outcry.core.contact.Subscription;
import io.outcry.core.ledger.GivenSoFar;
import io.outcry.core.routing.Session;
import io.outcry.core.stanza.Element;
import io.outcry.core.stanza.Iq;
import io.outcry.core.stanza.Presence;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.FishingOutcomes;
import org.apache.pekko.actor.testkit.typed.javadsl.ManualTime;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** A session is lost with its node, and its stream may be taken over from what a witness knows. */
class LostClientTest {

    private static final ActorTestKit KIT = ActorTestKit.create(ManualTime.config());
    private static final Duration OUTLIVES = Duration.ofMinutes(5);
    private static final Duration WITNESS_AHEAD = Duration.ofSeconds(10);

    private final ManualTime time = ManualTime.get(KIT.system());

    @AfterAll
    static void end() {
        KIT.shutdownTestKit();
    }

    private static Device resumable(House house, String resource) {
        var client = house.available(resource);
        house.user.tell(new ToUser.Resumable(client.ref(), "a stream", OUTLIVES));
        house.sentMeanwhile();
        return client;
    }

    /** Its user's actor knows it: a request to it is answered in its place. */
    private static void isLost(House house, Device client) {
        client.stop();
        var session = Verona.JULIET.withResource(client.known().resource());
        house.out.awaitAssert(() -> {
            var query = Element.empty("query", "urn:example:q");
            house.comes(Iq.of(Iq.Type.GET, Verona.PHONE, session, "q1", query));
            return assertThat(house.sentMeanwhile())
                    .extracting(House::condition)
                    .containsExactly("recipient-unavailable");
        });
    }

    private static void asksToTakeOver(House house, Device successor, Device lost, GivenSoFar given) {
        house.user.tell(new ToUser.Rejoin(
                successor.ref(), lost.known(), "a stream", Duration.ZERO, given, Optional.of(lost.ref())));
    }

    private static void takesOver(House house, Device successor, Device lost, GivenSoFar given) {
        asksToTakeOver(house, successor, lost, given);
        while (!(successor.receiveMessage() instanceof ToClient.Rejoined)) {
            // Nothing comes before it that is for the client.
        }
    }

    @Test
    void tellsNobodyThatItIsGone() {
        var house = House.ofJuliet(KIT, House.contact(Verona.ROMEO, Subscription.FROM));
        var client = resumable(house, "balcony");

        client.stop();

        house.out.expectTerminated(client.ref());
        assertThat(house.sentMeanwhile()).isEmpty();
    }

    @Test
    void keepsItsMessagesForWhoeverTakesOver() {
        var house = House.ofJuliet(KIT);
        var client = resumable(house, "balcony");
        house.comes("had", "not had");
        var had = House.hearsKept(client, "had");
        House.hearsKept(client, "not had");
        isLost(house, client);
        house.comes("meanwhile");
        house.awaitEntries(3);
        var successor = new Device(KIT);

        takesOver(house, successor, client, new GivenSoFar(had, List.of(had), List.of()));

        House.hearsKept(successor, "not had");
        House.hearsKept(successor, "meanwhile");
        house.comes("new");
        House.hearsKept(successor, "new");
    }

    @Test
    void givesWhatWasItsAloneToAnotherThatIsThere() {
        var house = House.ofJuliet(KIT);
        var client = resumable(house, "balcony");
        var garden = house.available("garden");
        house.comes(Verona.chat(Verona.PHONE, Verona.BALCONY, "for the balcony"));
        House.hearsKept(client, "for the balcony");

        isLost(house, client);

        House.hearsKept(garden, "for the balcony");
    }

    @Test
    void letsASuccessorTakeOverThatWaitsForItsPredecessor() {
        var house = House.ofJuliet(KIT);
        var client = resumable(house, "balcony");
        var successor = new Device(KIT);
        house.user.tell(new ToUser.Resume(successor.ref(), "a stream"));
        house.comes("meanwhile");

        takesOver(house, successor, client, GivenSoFar.NOTHING);

        House.hearsKept(successor, "meanwhile");
    }

    @Test
    void endsTheOneThatWasNotLostAfterAll() {
        var house = House.ofJuliet(KIT);
        var client = resumable(house, "balcony");
        var successor = new Device(KIT);

        takesOver(house, successor, client, GivenSoFar.NOTHING);

        hearsTheEnd(client);
    }

    private static void hearsTheEnd(Device client) {
        assertThat(client.heard()
                        .fishForMessage(
                                Duration.ofSeconds(3),
                                message -> message instanceof ToClient.End
                                        ? FishingOutcomes.complete()
                                        : FishingOutcomes.continueAndIgnore()))
                .hasSize(1);
    }

    @Test
    void leavesItsStreamToWhoeverTookItOverFirst() {
        var house = House.ofJuliet(KIT);
        var client = resumable(house, "balcony");
        var first = new Device(KIT);
        var second = new Device(KIT);
        takesOver(house, first, client, GivenSoFar.NOTHING);
        house.user.tell(new ToUser.Resumable(first.ref(), "a stream", OUTLIVES));

        asksToTakeOver(house, second, client, GivenSoFar.NOTHING);
        hearsTheEnd(second);
        house.user.tell(new ToUser.Rejoin(
                client.ref(), client.known(), "a stream", OUTLIVES, GivenSoFar.NOTHING, Optional.empty()));
        hearsTheEnd(client);

        house.comes("for the first");
        House.hearsKept(first, "for the first");
    }

    @Test
    void tellsContactsWhereNobodyTookOver() {
        var house = House.ofJuliet(KIT, House.contact(Verona.ROMEO, Subscription.FROM));
        var client = resumable(house, "balcony");
        isLost(house, client);

        time.timePasses(OUTLIVES.plus(WITNESS_AHEAD));

        assertThat(house.presencesSentMeanwhile()).containsExactly(Presence.Type.UNAVAILABLE);
    }

    @Test
    void believesTheWitnessThatNobodyTookOver() {
        var house = House.ofJuliet(KIT, House.contact(Verona.ROMEO, Subscription.FROM));
        var client = resumable(house, "balcony");
        isLost(house, client);

        house.user.tell(new ToUser.Lapsed(client.ref(), client.known()));

        assertThat(house.presencesSentMeanwhile()).containsExactly(Presence.Type.UNAVAILABLE);
    }

    @Test
    void tellsContactsOfASessionThatWasLostTogetherWithItsUsersActor() {
        var house = House.ofJuliet(KIT, House.contact(Verona.ROMEO, Subscription.FROM));
        var client = resumable(house, "balcony");
        house.restarts();

        house.user.tell(new ToUser.Lapsed(client.ref(), client.known()));

        assertThat(house.presencesSentMeanwhile()).containsExactly(Presence.Type.UNAVAILABLE);
    }

    @Test
    void leavesAClientAloneThatHasTheResourceByNow() {
        var house = House.ofJuliet(KIT, House.contact(Verona.ROMEO, Subscription.FROM));
        var lost = new Device(KIT);
        house.available("balcony");
        house.sentMeanwhile();

        house.user.tell(new ToUser.Lapsed(lost.ref(), Session.connected("balcony")));

        assertThat(house.sentMeanwhile()).isEmpty();
    }
}
