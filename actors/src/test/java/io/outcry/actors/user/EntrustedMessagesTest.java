package io.outcry.actors.user;

import static org.assertj.core.api.Assertions.assertThat;

import io.outcry.actors.Verona;
import io.outcry.actors.client.Consignment;
import io.outcry.actors.client.ToClient;
import io.outcry.actors.client.ToUser;
import io.outcry.actors.ledger.PlayedLedger;
import io.outcry.core.custody.Place;
import io.outcry.core.ledger.Entry;
import io.outcry.core.ledger.Head;
import io.outcry.core.policy.Gate;
import io.outcry.core.policy.Ruling;
import io.outcry.core.stanza.Element;
import io.outcry.core.stanza.Message;
import io.outcry.core.stanza.Namespaces;
import io.outcry.core.stanza.StanzaError;
import java.util.Optional;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.ManualTime;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** An account confirms a message once it is on record, whether it comes once or again. */
class EntrustedMessagesTest {

    private static final ActorTestKit KIT = ActorTestKit.create(ManualTime.config());

    private final ManualTime time = ManualTime.get(KIT.system());
    private final Device sender = new Device(KIT);

    @AfterAll
    static void end() {
        KIT.shutdownTestKit();
    }

    @Test
    void confirmsAMessageOnceItIsOnRecord() {
        var house = House.ofJuliet(KIT);
        var goOn = house.ledger.holdAppends();

        entrust(house, 1, 0, "Hark");
        house.awaitClaim(new PlayedLedger.Claim(Head.EMPTY, 1, 1));
        sender.expectNoMessage();
        goOn.complete(null);

        assertThat(confirmed()).isEqualTo(new ToClient.Confirmed(place(1), Verona.JULIET, Optional.empty()));
    }

    @Test
    void takesARepeatForNothingNewAndConfirmsItAgain() {
        var house = House.ofJuliet(KIT);
        var client = house.available("balcony");
        entrust(house, 1, 0, "Hark");
        confirmed();

        entrust(house, 1, 0, "Hark");

        assertThat(confirmed().place()).isEqualTo(place(1));
        House.hearsKept(client, "Hark");
        house.sentMeanwhile();
        client.expectNoMessage();
        house.awaitEntries(1);
    }

    @Test
    void answersARepeatOfWhatIsUnderWayWithTheFirstsAnswer() {
        var house = House.ofJuliet(KIT);
        var goOn = house.ledger.holdAppends();
        entrust(house, 1, 0, "Hark");
        entrust(house, 1, 0, "Hark");
        house.sentMeanwhile();

        goOn.complete(null);

        confirmed();
        sender.expectNoMessage();
        house.awaitEntries(1);
    }

    @Test
    void waitsForWhatIsMissingBeforeAMessage() {
        var house = House.ofJuliet(KIT);
        entrust(house, 1, 0, "1");
        confirmed();

        entrust(house, 3, 2, "3");
        house.sentMeanwhile();
        sender.expectNoMessage();
        entrust(house, 2, 0, "2");
        entrust(house, 3, 2, "3");

        assertThat(confirmed().place()).isEqualTo(place(2));
        assertThat(confirmed().place()).isEqualTo(place(3));
        house.awaitEntries(3);
    }

    @Test
    void knowsInItsNextLifeWhatItTookInTheOneBefore() {
        var house = House.ofJuliet(KIT);
        entrust(house, 1, 0, "1");
        confirmed();
        house.restarts();

        entrust(house, 1, 0, "1");
        entrust(house, 2, 1, "2");

        assertThat(confirmed().place()).isEqualTo(place(1));
        assertThat(confirmed().place()).isEqualTo(place(2));
        house.awaitEntries(2);
    }

    @Test
    void knowsAMessageOnAnotherStreamByItsSendersOwnId() {
        var house = House.ofJuliet(KIT);
        var message = named("o1", "Hark");
        entrust(house, new Place("s1", 9), 0, message);
        confirmed();
        house.restarts();

        entrust(house, new Place("s2", 1), 0, message);
        entrust(house, new Place("s2", 2), 0, named("o1", "Hark!"));

        assertThat(confirmed().place()).isEqualTo(new Place("s2", 1));
        assertThat(confirmed().place()).isEqualTo(new Place("s2", 2));
        house.awaitEntries(2);
    }

    @Test
    void refusesToTheSessionWhatTheGateRefuses() {
        var house = House.ofJuliet(KIT);
        house.rule((gate, stanza) -> gate == Gate.RECEIVE && stanza instanceof Message
                ? new Ruling.Refuse(StanzaError.of(StanzaError.Condition.POLICY_VIOLATION))
                : new Ruling.Allow());

        entrust(house, 1, 0, "Hark");

        assertThat(refusal()).isEqualTo(StanzaError.Condition.POLICY_VIOLATION);
        assertThat(house.sentMeanwhile()).isEmpty();
        house.awaitEntries(0);
    }

    @Test
    void takesAgainWhatItRefused() {
        var house = House.ofJuliet(KIT);
        house.rule((gate, stanza) -> gate == Gate.RECEIVE && stanza instanceof Message
                ? new Ruling.Refuse(StanzaError.of(StanzaError.Condition.POLICY_VIOLATION))
                : new Ruling.Allow());
        entrust(house, 1, 0, "Hark");
        refusal();
        house.rule((_, _) -> new Ruling.Allow());

        entrust(house, 1, 0, "Hark");

        assertThat(confirmed().refusal()).isEmpty();
    }

    @Test
    void refusesToTheSessionWhatTheLedgerDoesNotTakeInTime() {
        var house = House.ofJuliet(KIT);
        house.ledger.fail(true);
        entrust(house, 1, 0, "Hark");
        house.sentMeanwhile();
        sender.expectNoMessage();

        house.later(House.RECORD_TIMEOUT);
        time.timePasses(House.RECORD_TIMEOUT);

        assertThat(refusal()).isEqualTo(StanzaError.Condition.RESOURCE_CONSTRAINT);
    }

    @Test
    void refusesWhereThereIsNoSuchAccount() {
        var house = House.empty(KIT);

        entrust(house, 1, 0, "Hark");

        assertThat(refusal()).isEqualTo(StanzaError.Condition.SERVICE_UNAVAILABLE);
    }

    @Test
    void refusesWhereTheAccountCannotBeLoaded() {
        var house = House.unreachable(KIT);

        entrust(house, 1, 0, "Hark");

        assertThat(refusal()).isEqualTo(StanzaError.Condition.RESOURCE_CONSTRAINT);
    }

    @Test
    void confirmsWhatItsOwnClientSendsOnceThatIsOnRecord() {
        var house = House.ofJuliet(KIT);
        var goOn = house.ledger.holdAppends();
        sends(house, 1);
        house.awaitClaim(new PlayedLedger.Claim(Head.EMPTY, 1, 1));
        sender.expectNoMessage();
        goOn.complete(null);
        confirmed();

        sends(house, 1);

        assertThat(confirmed().place()).isEqualTo(place(1));
        assertThat(house.ledger.all(Verona.JULIET)).extracting(Entry::kind).containsExactly(Entry.Kind.SENT);
    }

    @Test
    void letsItsOwnClientsMessageComeAgainWhereTheLedgerDoesNotTakeIt() {
        var house = House.ofJuliet(KIT);
        house.ledger.fail(true);
        sends(house, 1);
        house.later(House.RECORD_TIMEOUT);
        time.timePasses(House.RECORD_TIMEOUT);
        house.sentMeanwhile();
        sender.expectNoMessage();
        house.ledger.fail(false);
        time.timePasses(House.RECORD_RETRY);

        sends(house, 1);

        assertThat(confirmed().refusal()).isEmpty();
        house.awaitEntries(1);
    }

    @Test
    void confirmsAtOnceWhereTheDomainKeepsNoRecord() {
        var house = House.withoutRecord(KIT);
        var client = house.available("balcony");
        house.settles();

        entrust(house, 1, 0, "Hark");

        confirmed();
        assertThat(House.hearsKept(client, "Hark")).isZero();
    }

    private void entrust(House house, long position, long previous, String body) {
        entrust(house, place(position), previous, Verona.chat(Verona.PHONE, Verona.JULIET, body));
    }

    private void entrust(House house, Place place, long previous, Message message) {
        var consignment = new Consignment(sender.ref(), place, previous);
        house.user.tell(new ToUser.Entrust(consignment, Verona.passed(Gate.SEND, message)));
    }

    private void sends(House house, long position) {
        var message = Verona.chat(Verona.BALCONY, Verona.ROMEO, "Ay me!");
        house.user.tell(new ToUser.Sent(
                sender.ref(),
                Verona.passed(Gate.SEND, message),
                Optional.of(new Consignment(sender.ref(), place(position), 0))));
    }

    private static Message named(String originId, String body) {
        return Message.of(
                Message.Type.CHAT,
                Verona.PHONE,
                Verona.JULIET,
                Element.named("body", Namespaces.CLIENT).text(body).build(),
                Element.named("origin-id", Namespaces.STANZA_ID)
                        .attribute("id", originId)
                        .build());
    }

    private static Place place(long position) {
        return new Place("s1", position);
    }

    private ToClient.Confirmed confirmed() {
        return sender.expectMessageClass(ToClient.Confirmed.class);
    }

    private StanzaError.Condition refusal() {
        return confirmed().refusal().orElseThrow().condition();
    }
}
