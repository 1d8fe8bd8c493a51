package io.outcry.actors.user;

import static org.assertj.core.api.Assertions.assertThat;

import io.outcry.actors.Verona;
import io.outcry.actors.client.ToUser;
import io.outcry.actors.ledger.PlayedLedger;
import io.outcry.actors.ledger.XmlText;
import io.outcry.core.ledger.Entry;
import io.outcry.core.ledger.Head;
import io.outcry.core.policy.Gate;
import io.outcry.core.policy.Ruling;
import io.outcry.core.stanza.Element;
import io.outcry.core.stanza.Message;
import io.outcry.core.stanza.Namespaces;
import io.outcry.core.stanza.Payload;
import io.outcry.core.stanza.Presence;
import io.outcry.core.stanza.StanzaError;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.ManualTime;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Messages wait in the ledger for a client, and reach it in order. */
class KeptMessagesTest {

    private static final ActorTestKit KIT = ActorTestKit.create(ManualTime.config());

    private final ManualTime time = ManualTime.get(KIT.system());

    @AfterAll
    static void end() {
        KIT.shutdownTestKit();
    }

    @Test
    void givesWhatWasKeptPageByPageAsTheClientHasIt() {
        var house = House.ofJuliet(KIT);
        house.comes("1", "2", "3");
        house.awaitEntries(3);

        var client = house.available("balcony");

        assertThat(House.hearsKept(client, "1")).isEqualTo(1);
        assertThat(House.hearsKept(client, "2")).isEqualTo(2);
        house.sentMeanwhile();
        client.expectNoMessage();
        house.user.tell(new ToUser.Given(client.ref(), 2));
        assertThat(House.hearsKept(client, "3")).isEqualTo(3);
    }

    @Test
    void saysSinceWhenAMessageWaited() {
        var house = House.ofJuliet(KIT);
        house.comes("1");

        var client = house.available("balcony");

        var message = House.hears(client, Message.class);
        assertThat(message.payload().has("delay", "urn:xmpp:delay")).isTrue();
    }

    @Test
    void namesAMessageThatWaitedByItsEntry() {
        var house = House.ofJuliet(KIT);
        house.comes("1");

        var client = house.available("balcony");

        var id = House.hears(client, Message.class)
                .payload()
                .find("stanza-id", Namespaces.STANZA_ID)
                .orElseThrow();
        var entry = house.ledger
                .page(Verona.JULIET, 0, 1)
                .toCompletableFuture()
                .join()
                .getFirst()
                .entry();
        assertThat(id.attributes())
                .containsExactlyInAnyOrderEntriesOf(Map.of("id", entry.id(), "by", Verona.JULIET.toString()));
    }

    @Test
    void movesTheCursorOnlyWithWhatTheClientHas() {
        var house = House.ofJuliet(KIT);
        house.comes("1", "2");
        var first = house.available("balcony");
        House.hearsKept(first, "1");
        House.hearsKept(first, "2");
        house.user.tell(new ToUser.Given(first.ref(), 1));
        house.user.tell(new ToUser.Leave(first.ref(), List.of()));

        var second = house.available("chamber");

        assertThat(House.hearsKept(second, "2")).isEqualTo(2);
    }

    @Test
    void givesNewMessagesBehindThoseThatWaited() {
        var house = House.ofJuliet(KIT);
        house.comes("1", "2");
        var client = house.available("balcony");
        House.hearsKept(client, "1");

        house.comes("3");

        House.hearsKept(client, "2");
        house.user.tell(new ToUser.Given(client.ref(), 2));
        assertThat(House.hearsKept(client, "3")).isEqualTo(3);
        house.user.tell(new ToUser.Given(client.ref(), 3));
        house.settles();
        house.comes("4");
        assertThat(House.hearsKept(client, "4")).isEqualTo(4);
        client.expectNoMessage();
    }

    @Test
    void doesNotMakeNewMessagesWaitForAnAcknowledgementWhereAllIsGiven() {
        var house = House.ofJuliet(KIT);
        house.comes("1");
        var client = house.available("balcony");
        House.hearsKept(client, "1");
        house.settles();

        house.comes("2");

        assertThat(House.hearsKept(client, "2")).isEqualTo(2);
    }

    @Test
    void doesNotMakeOtherSessionsWait() {
        var house = House.ofJuliet(KIT);
        house.comes("1", "2");
        var slow = house.available("balcony");
        House.hearsKept(slow, "1");
        House.hearsKept(slow, "2");
        var other = house.available("chamber");

        house.comes("3");
        house.comes(Verona.chat(Verona.PHONE, Verona.JULIET.withResource("chamber"), "for the chamber"));

        assertThat(House.hearsKept(other, "3")).isEqualTo(3);
        assertThat(House.hearsKept(other, "for the chamber")).isEqualTo(4);
        house.user.tell(new ToUser.Given(slow.ref(), 2));
        assertThat(House.hearsKept(slow, "3")).isEqualTo(3);
        house.user.tell(new ToUser.Given(slow.ref(), 3));
        house.sentMeanwhile();
        slow.expectNoMessage();
    }

    @Test
    void givesTheRestToAnotherSessionWhereTheFirstOneGoes() {
        var house = House.ofJuliet(KIT);
        house.comes("1");
        var first = house.available("balcony");
        House.hearsKept(first, "1");
        var second = house.available("chamber");

        house.user.tell(new ToUser.Leave(first.ref(), List.of()));

        assertThat(House.hearsKept(second, "1")).isEqualTo(1);
    }

    /** The new client may never take messages; where it does, somebody else did before it. */
    @Test
    void givesWhatAReplacedClientDidNotTakeToAnother() {
        var house = House.ofJuliet(KIT);
        listener(house);
        var balcony = house.available("balcony");

        house.available("garden");

        assertThat(House.hearsKept(balcony, "for the garden")).isEqualTo(1);
    }

    @Test
    void givesWhatWaitsAgainThoughItGaveWhatCameLater() {
        var house = House.ofJuliet(KIT);
        var garden = listener(house);
        house.comes("2", "3", "4");
        var balcony = house.available("balcony");
        House.hearsKept(balcony, "2");
        House.hearsKept(balcony, "3");

        house.user.tell(new ToUser.Leave(garden.ref(), List.of()));
        house.settles();
        house.user.tell(new ToUser.Given(balcony.ref(), 3));

        assertThat(House.hearsKept(balcony, "for the garden")).isEqualTo(1);
        House.hearsKept(balcony, "4");
    }

    @Test
    void givesWhatWaitsAgainWhileItReadsWhatCameLater() {
        var house = House.ofJuliet(KIT);
        var garden = listener(house);
        house.comes("2", "3");
        house.awaitEntries(3);
        var goOn = house.ledger.holdPages();
        var balcony = house.available("balcony");
        house.settles();

        house.user.tell(new ToUser.Leave(garden.ref(), List.of()));
        house.settles();
        goOn.complete(null);

        House.hearsKept(balcony, "2");
        House.hearsKept(balcony, "3");
        house.user.tell(new ToUser.Given(balcony.ref(), 3));
        assertThat(House.hearsKept(balcony, "for the garden")).isEqualTo(1);
    }

    /** A client that takes nothing but what is for it alone, and was given the ledger's first entry. */
    private static Device listener(House house) {
        var garden = house.bound("garden");
        var priority = Element.named("priority", Namespaces.CLIENT).text("-1").build();
        house.announces(
                garden, House.presence("garden", Presence.Type.AVAILABLE).with(Payload.of(priority)));
        house.comes(Verona.chat(Verona.PHONE, Verona.JULIET.withResource("garden"), "for the garden"));
        House.hearsKept(garden, "for the garden");
        return garden;
    }

    @Test
    void givesToTheClientThatReplacedTheOneBefore() {
        var house = House.ofJuliet(KIT);
        house.comes("1");
        var first = house.available("balcony");
        House.hearsKept(first, "1");

        var second = house.available("balcony");

        assertThat(House.hearsKept(second, "1")).isEqualTo(1);
    }

    @Test
    void givesWhatWasWrittenWhileAnEmptyPageWasRead() {
        var house = House.ofJuliet(KIT);
        var goOn = house.ledger.holdPages();
        var client = house.available("balcony");
        house.settles();
        house.comes("1");
        house.awaitEntries(1);
        house.settles();

        goOn.complete(null);

        assertThat(House.hearsKept(client, "1")).isEqualTo(1);
    }

    @Test
    void bouncesWhatIsMoreThanMayWait() {
        var house = House.ofJuliet(KIT);
        house.comes("1", "2", "3", "4");
        house.awaitEntries(4);

        house.comes("5");

        assertThat(House.condition(house.out.receiveMessage())).isEqualTo("service-unavailable");
        house.awaitEntries(4);
    }

    @Test
    void takesMoreOnceSomeOfItWasGiven() {
        var house = House.ofJuliet(KIT);
        house.comes("1", "2", "3", "4");
        house.awaitEntries(4);
        var client = house.available("balcony");
        House.hearsKept(client, "1");
        house.user.tell(new ToUser.Given(client.ref(), 1));

        house.comes("5");

        assertThat(house.sentMeanwhile()).isEmpty();
    }

    @Test
    void appendsOneBatchAtATime() {
        var house = House.ofJuliet(KIT);
        var goOn = house.ledger.holdAppends();

        house.comes("1");
        house.awaitClaim(new PlayedLedger.Claim(Head.EMPTY, 1, 1));
        house.comes("2", "3");
        house.sentMeanwhile();
        goOn.complete(null);

        house.awaitClaim(new PlayedLedger.Claim(new Head(1, 1), 1, 2));
        assertThat(house.sentMeanwhile()).isEmpty();
        assertThat(house.ledger.claims).hasSize(2);
    }

    @Test
    void claimsALedgerThatAnotherTook() {
        var house = House.ofJuliet(KIT);
        house.comes("1");
        house.awaitEntries(1);
        house.ledger.claimByAnother(Verona.JULIET, entry("elsewhere"));

        house.comes("2");

        house.awaitClaim(new PlayedLedger.Claim(new Head(2, 2), 3, 1));
        house.awaitEntries(3);
        assertThat(house.sentMeanwhile()).isEmpty();
    }

    @Test
    void looksAgainForWhatCouldNotBeRead() {
        var house = House.ofJuliet(KIT);
        house.comes("1");
        house.awaitEntries(1);
        house.ledger.fail(true);
        var client = house.available("balcony");
        house.out.awaitAssert(() -> assertThat(house.ledger.failures).hasPositiveValue());
        house.sentMeanwhile();
        house.ledger.fail(false);

        time.timePasses(House.RETRY_DELAY);

        House.hearsKept(client, "1");
    }

    @Test
    void skipsWhatTheGateRefusesByNowAndLosesNothingElse() {
        var house = House.ofJuliet(KIT);
        house.comes("1", "secret", "3");
        house.sentMeanwhile();
        house.rule((gate, stanza) -> gate == Gate.RECEIVE && Verona.body(stanza).equals("secret")
                ? new Ruling.Refuse(StanzaError.of(StanzaError.Condition.POLICY_VIOLATION))
                : new Ruling.Allow());

        var first = house.available("balcony");
        House.hearsKept(first, "1");
        house.user.tell(new ToUser.Leave(first.ref(), List.of()));
        var second = house.available("chamber");

        House.hearsKept(second, "1");
        house.user.tell(new ToUser.Given(second.ref(), 1));
        House.hearsKept(second, "3");
        house.sentMeanwhile();
        second.expectNoMessage();
    }

    @Test
    void writesWhatIsOnItsWayBeforeItStops() {
        var house = House.ofJuliet(KIT);
        Device watcher = new Device(KIT);
        var goOn = house.ledger.holdAppends();
        house.comes("1");
        house.awaitClaim(new PlayedLedger.Claim(Head.EMPTY, 1, 1));

        house.user.tell(new User.Stop());
        house.comes("too late");
        assertThat(House.condition(house.out.receiveMessage())).isEqualTo("resource-constraint");
        goOn.complete(null);

        watcher.heard().expectTerminated(house.user);
        house.awaitEntries(1);
    }

    @Test
    void leavesItsSessionsToItsNextLife() {
        var house = House.ofJuliet(KIT);
        var client = house.bound("balcony");

        house.user.tell(new User.Stop());

        client.heard().expectTerminated(house.user);
        client.expectNoMessage();
    }

    private static Entry entry(String id) {
        var message = Verona.chat(Verona.PHONE, Verona.JULIET, "from elsewhere");
        return Entry.received(id, Instant.EPOCH, message, new XmlText());
    }
}
