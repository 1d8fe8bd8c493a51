package io.outcry.actors.user;

import static org.assertj.core.api.Assertions.assertThat;

import io.outcry.actors.Verona;
import io.outcry.actors.client.ToClient;
import io.outcry.actors.client.ToUser;
import io.outcry.actors.ledger.PlayedLedger;
import io.outcry.core.ledger.Entry;
import io.outcry.core.ledger.Head;
import io.outcry.core.policy.Gate;
import io.outcry.core.stanza.Element;
import io.outcry.core.stanza.Iq;
import io.outcry.core.stanza.Message;
import io.outcry.core.stanza.Namespaces;
import io.outcry.core.stanza.Presence;
import io.outcry.core.stanza.Stanza;
import io.outcry.core.stanza.StanzaError;
import java.util.List;
import java.util.Optional;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.ManualTime;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Every message is on record before anybody is given it. */
class RecordedMessagesTest {

    private static final ActorTestKit KIT = ActorTestKit.create(ManualTime.config());
    private static final Element COMPOSING = Element.empty("composing", "http://jabber.org/protocol/chatstates");

    private static final String CARBONS = "urn:xmpp:carbons:2";

    private final ManualTime time = ManualTime.get(KIT.system());

    @AfterAll
    static void end() {
        KIT.shutdownTestKit();
    }

    @Test
    void givesNobodyAMessageThatIsNotOnRecord() {
        var house = House.ofJuliet(KIT);
        var client = house.available("balcony");
        var goOn = house.ledger.holdAppends();

        house.comes("1");
        house.awaitClaim(new PlayedLedger.Claim(Head.EMPTY, 1, 1));
        house.sentMeanwhile();
        client.expectNoMessage();
        goOn.complete(null);

        assertThat(House.hearsKept(client, "1")).isEqualTo(1);
    }

    @Test
    void namesAMessageByItsEntry() {
        var house = House.ofJuliet(KIT);
        var client = house.available("balcony");

        house.comes("1");

        var message = House.hears(client, Message.class);
        assertThat(idOf(message))
                .isEqualTo(house.ledger.all(Verona.JULIET).getFirst().id());
        assertThat(message.payload().has("delay", Namespaces.DELAY)).isFalse();
    }

    @Test
    void givesEverySessionTheSameOrder() {
        var house = House.ofJuliet(KIT);
        var one = house.available("balcony");
        var other = house.available("chamber");
        var goOn = house.ledger.holdAppends();

        house.comes("1", "2", "3");
        goOn.complete(null);

        for (var client : List.of(one, other)) {
            for (var number = 1; number <= 3; number++) {
                assertThat(House.hearsKept(client, "" + number)).isEqualTo(number);
            }
        }
    }

    @Test
    void putsOnRecordWhatAClientSendsAndCopiesItThen() {
        var house = House.ofJuliet(KIT);
        var sender = house.bound("balcony");
        var other = withCarbons(house, "chamber");
        var goOn = house.ledger.holdAppends();

        sends(house, sender, Verona.chat(Verona.BALCONY, Verona.ROMEO, "Ay me!"));
        house.awaitClaim(new PlayedLedger.Claim(Head.EMPTY, 1, 1));
        house.sentMeanwhile();
        other.expectNoMessage();
        goOn.complete(null);

        var copied = forwarded(House.hears(other, Message.class), "sent");
        var entry = house.ledger.all(Verona.JULIET).getFirst();
        assertThat(entry.kind()).isEqualTo(Entry.Kind.SENT);
        assertThat(entry.peer()).isEqualTo(Verona.ROMEO);
        assertThat(copied.child("stanza-id", Namespaces.STANZA_ID).orElseThrow().attribute("id"))
                .contains(entry.id());
    }

    @Test
    void namesCopiesOfWhatCameByTheEntry() {
        var house = House.ofJuliet(KIT);
        var client = house.available("balcony");
        var other = withCarbons(house, "chamber");

        house.comes(Verona.chat(Verona.PHONE, Verona.BALCONY, "Hark"));

        var id = idOf(House.hears(client, Message.class));
        var copied = forwarded(House.hears(other, Message.class), "received");
        assertThat(copied.child("stanza-id", Namespaces.STANZA_ID).orElseThrow().attribute("id"))
                .contains(id);
    }

    @Test
    void putsOnRecordOnceWhatTheAccountSendsToItself() {
        var house = House.ofJuliet(KIT);
        var client = house.available("balcony");
        var note = Verona.chat(Verona.BALCONY, Verona.JULIET, "a note");

        sends(house, client, note);
        house.comes(note);

        House.hearsKept(client, "a note");
        assertThat(house.ledger.all(Verona.JULIET)).extracting(Entry::kind).containsExactly(Entry.Kind.RECEIVED);
    }

    @Test
    void putsOnRecordWhyAMessageCameToNothing() {
        var house = House.ofJuliet(KIT);
        var client = house.available("balcony");
        var refused = Verona.chat(Verona.BALCONY, Verona.ROMEO, "Ay me!")
                .bounce(StanzaError.of(StanzaError.Condition.SERVICE_UNAVAILABLE));

        house.comes(refused);

        assertThat(House.hears(client, Message.class).isError()).isTrue();
        house.awaitEntries(1);
        assertThat(house.ledger.all(Verona.JULIET)).extracting(Entry::kind).containsExactly(Entry.Kind.REFUSED);
    }

    @Test
    void doesNotRecordChatStatesAndGivesThemBehindWhatTheirSenderSaidBefore() {
        var house = House.ofJuliet(KIT);
        var client = house.available("balcony");
        var goOn = house.ledger.holdAppends();

        house.comes("1");
        house.comes(Message.of(Message.Type.CHAT, Verona.PHONE, Verona.JULIET, COMPOSING));
        house.comes(Message.of(Message.Type.CHAT, Verona.LAPTOP, Verona.JULIET, COMPOSING));

        assertThat(House.hears(client, Message.class).from()).contains(Verona.LAPTOP);
        goOn.complete(null);
        assertThat(House.hearsChat(client)).isEqualTo("1");
        assertThat(House.hears(client, Message.class).payload().names()).containsExactly(COMPOSING.name());
        house.awaitEntries(1);
    }

    @Test
    void givesPresenceAndRequestsBehindWhatTheirSenderSaidBefore() {
        var house = House.ofJuliet(KIT);
        var client = house.available("balcony");
        house.settles();
        var goOn = house.ledger.holdAppends();

        house.comes("1");
        house.awaitClaim(new PlayedLedger.Claim(Head.EMPTY, 1, 1));
        for (var number = 2; number <= 3; number++) {
            house.comes(Presence.of(Presence.Type.AVAILABLE, Verona.PHONE, Verona.BALCONY));
            house.comes(ping());
            house.comes("" + number);
        }
        house.sentMeanwhile();
        client.expectNoMessage();
        goOn.complete(null);

        assertThat(House.hearsKept(client, "1")).isEqualTo(1);
        for (var number = 2; number <= 3; number++) {
            assertThat(hearsAny(client)).isInstanceOf(Presence.class);
            assertThat(hearsAny(client)).isInstanceOf(Iq.class);
            assertThat(Verona.body(hearsAny(client))).isEqualTo("" + number);
        }
    }

    @Test
    void givesUpTheirOrderWhereTheLedgerIsSlow() {
        var house = House.ofJuliet(KIT);
        var client = house.available("balcony");
        house.settles();
        var goOn = house.ledger.holdAppends();
        house.comes("1");
        house.comes(ping());
        house.sentMeanwhile();

        house.later(House.ORDER_WITHIN);
        time.timePasses(House.ORDER_WITHIN);

        assertThat(hearsAny(client)).isInstanceOf(Iq.class);
        house.comes(ping());
        assertThat(hearsAny(client)).isInstanceOf(Iq.class);
        goOn.complete(null);
        assertThat(House.hearsChat(client)).isEqualTo("1");
    }

    @Test
    void refusesWhatTheLedgerDoesNotTakeInTimeWhilePresenceAndRequestsGoOn() {
        var house = House.ofJuliet(KIT);
        var client = house.available("balcony");
        house.ledger.fail(true);

        house.comes("1");
        assertThat(house.sentMeanwhile()).isEmpty();
        house.comes(Presence.of(Presence.Type.AVAILABLE, Verona.PHONE, Verona.BALCONY));
        assertThat(House.hears(client, Presence.class).from()).contains(Verona.PHONE);
        house.later(House.RECORD_TIMEOUT);
        time.timePasses(House.RECORD_TIMEOUT);

        assertThat(House.condition(house.out.receiveMessage())).isEqualTo("resource-constraint");
    }

    @Test
    void goesOnByItselfOnceTheLedgerIsBack() {
        var house = House.ofJuliet(KIT);
        var client = house.available("balcony");
        house.settles();
        house.ledger.fail(true);
        house.comes("1");
        house.out.awaitAssert(() -> assertThat(house.ledger.failures).hasPositiveValue());
        house.settles();

        house.ledger.fail(false);
        time.timePasses(House.RECORD_RETRY);

        assertThat(House.hearsKept(client, "1")).isEqualTo(1);
        assertThat(house.sentMeanwhile()).isEmpty();
    }

    @Test
    void doesNotWriteTwiceWhatWasWrittenThoughNobodyHeardOfIt() {
        var house = House.ofJuliet(KIT);
        var client = house.available("balcony");
        house.ledger.loseAnswers(true);
        house.comes("1");
        house.awaitEntries(1);
        house.comes("2");
        house.settles();
        house.ledger.loseAnswers(false);

        time.timePasses(House.RECORD_RETRY);

        assertThat(House.hearsKept(client, "1")).isEqualTo(1);
        assertThat(House.hearsKept(client, "2")).isEqualTo(2);
        house.awaitEntries(2);
    }

    @Test
    void refusesAtOnceWhatIsMoreThanMayWaitForTheLedger() {
        var house = House.ofJuliet(KIT);
        house.available("balcony");
        var _ = house.ledger.holdAppends();

        for (var number = 0; number <= House.MAX_ON_THE_WAY; number++) {
            house.comes("" + number);
        }

        assertThat(House.condition(house.out.receiveMessage())).isEqualTo("resource-constraint");
        assertThat(house.sentMeanwhile()).isEmpty();
    }

    @Test
    void writesDownHowFarItsClientsAre() {
        var house = House.ofJuliet(KIT);
        var client = house.available("balcony");
        sends(house, client, Verona.chat(Verona.BALCONY, Verona.ROMEO, "Ay me!"));
        house.comes("2", "3");
        House.hearsKept(client, "2");
        House.hearsKept(client, "3");

        house.user.tell(new ToUser.Given(client.ref(), 2));
        house.sentMeanwhile();
        time.timePasses(House.CURSOR_DELAY);

        house.out.awaitAssert(() -> assertThat(house.delivered()).isEqualTo(2));
        house.out.awaitAssert(() -> assertThat(client.saved()).isEqualTo(2));
    }

    @Test
    void givesTheNextClientWhatTheOneBeforeDidNotSayItHas() {
        var house = House.ofJuliet(KIT);
        var first = house.available("balcony");
        house.comes("1", "2");
        House.hearsKept(first, "1");
        House.hearsKept(first, "2");
        house.user.tell(new ToUser.Given(first.ref(), 1));
        house.user.tell(new ToUser.Leave(first.ref(), List.of()));

        var second = house.available("balcony");

        assertThat(House.hearsKept(second, "2")).isEqualTo(2);
        house.settles();
        second.expectNoMessage();
    }

    @Test
    void givesADeviceThatCatchesUpWhatIsNewBehindThatInTheSameOrder() {
        var house = House.ofJuliet(KIT);
        house.comes("1", "2", "3");
        house.awaitEntries(3);
        var client = house.available("balcony");
        House.hearsKept(client, "1");
        house.comes("4", "5");
        house.awaitEntries(5);

        House.hearsKept(client, "2");
        house.user.tell(new ToUser.Given(client.ref(), 2));
        House.hearsKept(client, "3");
        House.hearsKept(client, "4");
        house.user.tell(new ToUser.Given(client.ref(), 4));
        House.hearsKept(client, "5");
        house.comes("6");
        House.hearsKept(client, "6");
        house.settles();
        client.expectNoMessage();
    }

    @Test
    void givesAtOnceWhereTheDomainKeepsNoRecord() {
        var house = House.withoutRecord(KIT);
        var client = house.available("balcony");
        house.settles();

        house.comes("1");
        sends(house, client, Verona.chat(Verona.BALCONY, Verona.ROMEO, "Ay me!"));

        var deliver = client.expectMessageClass(ToClient.Deliver.class);
        assertThat(deliver.seq()).isZero();
        house.sentMeanwhile();
        assertThat(house.ledger.all(Verona.JULIET)).isEmpty();
    }

    @Test
    void keepsWhatWaitsWhereTheDomainKeepsNoRecord() {
        var house = House.withoutRecord(KIT);
        house.comes("1");

        var client = house.available("balcony");

        assertThat(House.hearsKept(client, "1")).isEqualTo(1);
    }

    private static Iq ping() {
        return Iq.of(Iq.Type.GET, Verona.PHONE, Verona.BALCONY, "p1", Element.empty("ping", "urn:xmpp:ping"));
    }

    private static Stanza hearsAny(Device client) {
        return client.expectMessageClass(ToClient.Deliver.class).stanza().stanza();
    }

    private static void sends(House house, Device client, Message message) {
        house.user.tell(new ToUser.Sent(client.ref(), Verona.passed(Gate.SEND, message), Optional.empty()));
    }

    private static Device withCarbons(House house, String resource) {
        var client = house.bound(resource);
        house.comes(Iq.of(
                Iq.Type.SET,
                Verona.JULIET.withResource(resource),
                Verona.JULIET,
                "on",
                Element.empty("enable", CARBONS)));
        House.hears(client, Iq.class);
        return client;
    }

    private static Element forwarded(Message copy, String direction) {
        return copy.payload()
                .find(direction, CARBONS)
                .orElseThrow()
                .child("forwarded", "urn:xmpp:forward:0")
                .orElseThrow()
                .child("message", Namespaces.CLIENT)
                .orElseThrow();
    }

    private static String idOf(Stanza message) {
        return message.payload()
                .find("stanza-id", Namespaces.STANZA_ID)
                .orElseThrow()
                .attributeOr("id", "");
    }
}
