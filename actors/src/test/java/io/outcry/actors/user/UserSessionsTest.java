package io.outcry.actors.user;

import static org.assertj.core.api.Assertions.assertThat;

import io.outcry.actors.Verona;
import io.outcry.actors.client.ToClient;
import io.outcry.actors.client.ToUser;
import io.outcry.core.contact.BlockChange;
import io.outcry.core.contact.BlockList;
import io.outcry.core.contact.Contacts;
import io.outcry.core.contact.Subscription;
import io.outcry.core.policy.Gate;
import io.outcry.core.policy.Ruling;
import io.outcry.core.stanza.Message;
import io.outcry.core.stanza.Presence;
import io.outcry.core.stanza.StanzaError;
import io.outcry.core.stream.StreamError;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.FishingOutcomes;
import org.apache.pekko.actor.testkit.typed.javadsl.ManualTime;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Clients come, go and replace each other. */
class UserSessionsTest {

    private static final ActorTestKit KIT = ActorTestKit.create(ManualTime.config());

    @AfterAll
    static void end() {
        KIT.shutdownTestKit();
    }

    @Test
    void bouncesForAnAccountThatIsNotThereUntilSomebodyLogsIn() {
        var house = House.empty(KIT);

        house.comes("Anybody?");

        assertThat(House.condition(house.out.receiveMessage())).isEqualTo("service-unavailable");
        house.moveIn();
        var client = house.available("balcony");
        house.comes("Now?");
        assertThat(House.hearsChat(client)).isEqualTo("Now?");
    }

    @Test
    void refusesASessionOfAnAccountThatIsNotThere() {
        var house = House.empty(KIT);
        var client = new Device(KIT);

        house.user.tell(new ToUser.Bind(client.ref(), "balcony"));

        assertThat(client.expectMessageClass(ToClient.BindRefused.class).error().condition())
                .isEqualTo(StanzaError.Condition.NOT_ALLOWED);
    }

    @Test
    void endsTheSessionWhoseResourceIsTaken() {
        var house = House.ofJuliet(KIT);
        var old = house.bound("balcony");

        var client = house.bound("balcony");

        assertThat(old.expectMessageClass(ToClient.End.class).reason().condition())
                .isEqualTo(StreamError.Condition.CONFLICT);
        house.announces(client, "balcony");
        assertThat(House.hears(client, Presence.class).type()).isEqualTo(Presence.Type.AVAILABLE);
    }

    @Test
    void refusesMoreSessionsThanAnAccountMayHave() {
        var house = House.ofJuliet(KIT);
        house.bound("balcony");
        house.bound("chamber");

        Device client = new Device(KIT);
        house.user.tell(new ToUser.Bind(client.ref(), "garden"));

        assertThat(client.expectMessageClass(ToClient.BindRefused.class).error().condition())
                .isEqualTo(StanzaError.Condition.RESOURCE_CONSTRAINT);
    }

    @Test
    void tellsSubscribersOfInitialPresenceAndAsksForTheirs() {
        var house = House.ofJuliet(KIT, House.contact(Verona.ROMEO, Subscription.BOTH));

        house.available("balcony");

        var sent = house.sentMeanwhile().stream()
                .map(stanza -> ((Presence) stanza).type())
                .toList();
        assertThat(sent).containsExactlyInAnyOrder(Presence.Type.AVAILABLE, Presence.Type.PROBE);
    }

    @Test
    void tellsSubscribersOfASessionThatEndedWithoutAWord() {
        var house = House.ofJuliet(KIT, House.contact(Verona.ROMEO, Subscription.FROM));
        var client = house.available("balcony");
        house.sentMeanwhile();

        client.stop();

        var farewell = (Presence) house.out.receiveMessage();
        assertThat(farewell.type()).isEqualTo(Presence.Type.UNAVAILABLE);
        assertThat(farewell.from()).contains(Verona.BALCONY);
    }

    @Test
    void ignoresWhatAReplacedClientStillSays() {
        var house = House.ofJuliet(KIT, House.contact(Verona.ROMEO, Subscription.FROM));
        var old = house.bound("balcony");
        var client = house.bound("balcony");

        house.announces(old, "balcony");
        house.user.tell(new ToUser.Resumable(old.ref(), "s1", Duration.ZERO));
        house.user.tell(new ToUser.Leave(old.ref(), List.of()));

        assertThat(house.sentMeanwhile()).isEmpty();
        house.announces(client, "balcony");
        assertThat(house.out.receiveMessage()).isInstanceOf(Presence.class);
        Device stranger = new Device(KIT);
        house.user.tell(new ToUser.Resume(stranger.ref(), "s1"));
        stranger.expectMessageClass(ToClient.ResumeRefused.class);
    }

    @Test
    void reroutesWhatALeavingClientNeverHad() {
        var house = House.ofJuliet(KIT);
        var chamber = house.available("chamber");
        var balcony = house.available("balcony");

        house.user.tell(new ToUser.Leave(balcony.ref(), List.of(house.unacknowledged(Verona.BALCONY, "Wherefore?"))));

        var message = House.hears(chamber, Message.class);
        assertThat(Verona.body(message)).isEqualTo("Wherefore?");
        assertThat(message.payload().has("delay", "urn:xmpp:delay")).isTrue();
    }

    @Test
    void reroutesWhatAReplacedClientNeverHad() {
        var house = House.ofJuliet(KIT);
        var old = house.bound("balcony");
        var client = house.bound("balcony");

        house.user.tell(new ToUser.Leave(old.ref(), List.of(house.unacknowledged(Verona.BALCONY, "Wherefore?"))));

        assertThat(House.hearsChat(client)).isEqualTo("Wherefore?");
    }

    @Test
    void reroutesWhatReachedNoSession() {
        var house = House.ofJuliet(KIT);
        var client = house.available("chamber");

        house.user.tell(new ToUser.Returned(List.of(house.unacknowledged(Verona.BALCONY, "Wherefore?"))));

        assertThat(House.hearsChat(client)).isEqualTo("Wherefore?");
    }

    @Test
    void movesAStreamToItsSuccessor() {
        var house = House.ofJuliet(KIT);
        var old = house.available("balcony");
        house.user.tell(new ToUser.Resumable(old.ref(), "s1", Duration.ZERO));

        Device successor = new Device(KIT);
        house.user.tell(new ToUser.Resume(successor.ref(), "s1"));
        house.comes("To whom?");

        assertThat(old.expectMessageClass(ToClient.Surrender.class).successor()).isEqualTo(successor.ref());
        assertThat(House.hearsChat(successor)).isEqualTo("To whom?");
    }

    @Test
    void stillHearsWhatTheOldConnectionSaidBeforeItHandedOver() {
        var house = House.ofJuliet(KIT, House.contact(Verona.ROMEO, Subscription.FROM));
        var old = house.bound("balcony");
        house.user.tell(new ToUser.Resumable(old.ref(), "s1", Duration.ZERO));
        Device successor = new Device(KIT);
        house.user.tell(new ToUser.Resume(successor.ref(), "s1"));

        house.announces(old, "balcony");

        assertThat(House.hears(successor, Presence.class).type()).isEqualTo(Presence.Type.AVAILABLE);
        assertThat(house.out.receiveMessage()).isInstanceOf(Presence.class);
    }

    @Test
    void refusesASuccessorWhoseStreamLeftAtTheSameMoment() {
        var house = House.ofJuliet(KIT);
        var old = house.available("balcony");
        house.user.tell(new ToUser.Resumable(old.ref(), "s1", Duration.ZERO));
        Device successor = new Device(KIT);
        house.user.tell(new ToUser.Resume(successor.ref(), "s1"));
        var chamber = house.available("chamber");

        house.user.tell(new ToUser.Leave(old.ref(), List.of(house.unacknowledged(Verona.BALCONY, "Wherefore?"))));

        successor
                .heard()
                .fishForMessage(
                        Duration.ofSeconds(3),
                        message -> message instanceof ToClient.ResumeRefused
                                ? FishingOutcomes.complete()
                                : FishingOutcomes.continueAndIgnore());
        assertThat(House.hearsChat(chamber)).isEqualTo("Wherefore?");
    }

    @Test
    void knowsAStreamUnderNoIdBeforeItsSuccessorHasIt() {
        var house = House.ofJuliet(KIT);
        var old = house.bound("balcony");
        house.user.tell(new ToUser.Resumable(old.ref(), "s1", Duration.ZERO));
        Device first = new Device(KIT);
        Device second = new Device(KIT);

        house.user.tell(new ToUser.Resume(first.ref(), "s1"));
        house.user.tell(new ToUser.Resume(second.ref(), "s1"));
        second.expectMessageClass(ToClient.ResumeRefused.class);
        house.user.tell(new ToUser.Resumable(first.ref(), "s1", Duration.ZERO));
        house.user.tell(new ToUser.Resume(second.ref(), "s1"));

        first.expectMessageClass(ToClient.Surrender.class);
    }

    @Test
    void endsSessionsAndSaysFarewellWhenTheAccountIsRemoved() {
        var house = House.ofJuliet(KIT, House.contact(Verona.ROMEO, Subscription.BOTH));
        var client = house.bound("balcony");
        house.accounts.remove(Verona.JULIET).toCompletableFuture().join();

        house.user.tell(new User.AccountChanged());

        assertThat(client.expectMessageClass(ToClient.End.class).reason().condition())
                .isEqualTo(StreamError.Condition.NOT_AUTHORIZED);
        var farewells = house.sentMeanwhile().stream()
                .map(stanza -> ((Presence) stanza).type())
                .toList();
        assertThat(farewells).containsExactlyInAnyOrder(Presence.Type.UNSUBSCRIBE, Presence.Type.UNSUBSCRIBED);
        house.comes("Anybody?");
        assertThat(House.condition(house.out.receiveMessage())).isEqualTo("service-unavailable");
    }

    @Test
    void leavesNothingOfARemovedAccountToItsNamesake() {
        var house = House.ofJuliet(KIT, House.contact(Verona.ROMEO, Subscription.BOTH));
        house.blocks
                .save(Verona.JULIET, BlockChange.blocking(Set.of(Verona.ROMEO.withResource("other"))))
                .toCompletableFuture()
                .join();
        var held = house.ledger.holdAppends();
        house.comes("For the first Juliet");
        assertThat(house.sentMeanwhile()).isEmpty();
        house.accounts.remove(Verona.JULIET).toCompletableFuture().join();
        house.user.tell(new User.AccountChanged());
        assertThat(house.out.receiveMessage()).isInstanceOf(Presence.class);
        held.complete(null);
        house.awaitEntries(1);

        house.sentMeanwhile();
        house.moveIn();

        var client = house.available("balcony");
        house.comes("For the second Juliet");
        assertThat(House.hearsChat(client)).isEqualTo("For the second Juliet");
        assertThat(house.contacts.load(Verona.JULIET).toCompletableFuture().join())
                .isEqualTo(Contacts.EMPTY);
        assertThat(house.blocks.load(Verona.JULIET).toCompletableFuture().join())
                .isEqualTo(BlockList.EMPTY);
    }

    @Test
    void letsNothingInThatTheGateRefuses() {
        var house = House.ofJuliet(KIT);
        var client = house.available("balcony");
        house.rule((gate, _) -> gate == Gate.RECEIVE ? refusal() : new Ruling.Allow());

        house.comes("Psst");

        var back = house.out.receiveMessage();
        assertThat(House.condition(back)).isEqualTo("policy-violation");
        assertThat(back.to()).contains(Verona.PHONE);
        client.stop();
        house.comes("Still there?");
        assertThat(House.condition(house.out.receiveMessage())).isEqualTo("policy-violation");
        assertThat(house.ledger.claims).isEmpty();
    }

    @Test
    void sendsNothingThatTheGateRefuses() {
        var house = House.ofJuliet(KIT, House.contact(Verona.ROMEO, Subscription.FROM));
        house.rule((gate, stanza) -> gate == Gate.SEND && stanza instanceof Presence ? refusal() : new Ruling.Allow());

        house.available("balcony");

        assertThat(house.sentMeanwhile()).isEmpty();
    }

    private static Ruling refusal() {
        return new Ruling.Refuse(StanzaError.of(StanzaError.Condition.POLICY_VIOLATION));
    }
}
