package io.outcry.actors.c2s;

import static org.assertj.core.api.Assertions.assertThat;

import io.outcry.actors.Verona;
import io.outcry.actors.client.ClientMessage;
import io.outcry.actors.client.KeptMark;
import io.outcry.actors.client.ToClient;
import io.outcry.actors.client.ToUser;
import io.outcry.core.address.Jid;
import io.outcry.core.feature.streammanagement.Signal;
import io.outcry.core.feature.streammanagement.Unacknowledged;
import io.outcry.core.policy.Gate;
import io.outcry.core.policy.Ruling;
import io.outcry.core.stanza.Element;
import io.outcry.core.stanza.Header;
import io.outcry.core.stanza.Iq;
import io.outcry.core.stanza.Message;
import io.outcry.core.stanza.Namespaces;
import io.outcry.core.stanza.Payload;
import io.outcry.core.stanza.Presence;
import io.outcry.core.stanza.StanzaError;
import io.outcry.core.stream.StreamCommand;
import io.outcry.core.stream.StreamError;
import io.outcry.core.stream.StreamEvent;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.FishingOutcomes;
import org.apache.pekko.actor.testkit.typed.javadsl.ManualTime;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** A session at work: stanzas flow both ways, and its stream is managed (XEP-0198). */
class EstablishedTest {

    private static final ActorTestKit KIT = ActorTestKit.create(ManualTime.config());

    private final ManualTime time = ManualTime.get(KIT.system());

    @AfterAll
    static void end() {
        KIT.shutdownTestKit();
    }

    @Test
    void stampsTheSenderAndTheLanguage() {
        var phone = Phone.bound(KIT);

        phone.says(message(Optional.empty(), "Hark"));

        var sent = phone.entrusts().message().stanza();
        assertThat(sent.from()).contains(Verona.PHONE);
        assertThat(sent.lang()).isEqualTo("en");
    }

    @Test
    void endsTheStreamOfWhoClaimsToBeAnother() {
        var phone = Phone.bound(KIT);

        phone.says(message(Optional.of(Verona.BALCONY), "Hark"));

        assertThat(phone.hearsTheEnd()).isEqualTo("invalid-from");
        phone.stage.user.expectMessageClass(ToUser.Leave.class);
        phone.stage.user.expectNoMessage();
    }

    @Test
    void answersWhatTheGateRefuses() {
        var phone = Phone.bound(KIT);
        phone.stage.rule((gate, stanza) -> gate == Gate.SEND && stanza instanceof Message
                ? new Ruling.Refuse(StanzaError.of(StanzaError.Condition.POLICY_VIOLATION))
                : new Ruling.Allow());

        phone.says(message(Optional.empty(), "Hark"));

        assertThat(phone.hearsStanza().isError()).isTrue();
        phone.stage.user.expectNoMessage();
    }

    @Test
    void tellsPresenceToItsUser() {
        var phone = Phone.bound(KIT);

        phone.says(new Presence(Header.EMPTY, Presence.Type.AVAILABLE, Payload.empty()));

        var announce = phone.stage.user.expectMessageClass(ToUser.Announce.class);
        assertThat(announce.client()).isEqualTo(phone.session());
        assertThat(announce.presence().stanza().from()).contains(Verona.PHONE);
    }

    @Test
    void answersRequestsToTheServer() {
        var phone = Phone.bound(KIT);

        phone.pingsTheServer("p1");

        phone.stage.out.expectNoMessage();
    }

    @Test
    void opensItsWindowInHalves() {
        var phone = Phone.bound(KIT);
        phone.stage.wire.awaitAssert(() -> assertThat(phone.stage.demand).hasValue(4 + SessionStage.WINDOW));

        for (var i = 0; i < SessionStage.WINDOW / 2 - 1; i++) {
            phone.pingsTheServer("p" + i);
        }
        assertThat(phone.stage.demand).hasValue(4 + SessionStage.WINDOW);
        phone.says(message(Optional.empty(), "Hark"));

        phone.stage.wire.awaitAssert(
                () -> assertThat(phone.stage.demand).hasValue(4 + SessionStage.WINDOW + SessionStage.WINDOW / 2));
    }

    @Test
    void countsWhatItHandled() {
        var phone = Phone.managed(KIT);
        phone.says(new Presence(Header.EMPTY, Presence.Type.AVAILABLE, Payload.empty()));
        phone.pingsTheServer("p1");

        phone.says(new Signal.AckRequest().element());

        assertThat(phone.hears().attribute("h")).contains("2");
    }

    @Test
    void endsTheStreamOfWhoAcknowledgesTooMuch() {
        var phone = Phone.managed(KIT);

        phone.says(new Signal.Ack(1).element());

        assertThat(phone.hearsTheEnd()).isEqualTo("undefined-condition");
    }

    @Test
    void endsTheStreamOfWhoAcknowledgesNothing() {
        var phone = Phone.managed(KIT);

        for (var body : List.of("1", "2", "3", "4")) {
            phone.isGiven(body);
        }

        var leave = phone.stage.user.expectMessageClass(ToUser.Leave.class);
        assertThat(bodies(leave.unacknowledged())).containsExactly("1", "2", "3", "4");
    }

    @Test
    void tellsWhatOfTheLedgerTheClientHasOnceItSaysSo() {
        var phone = Phone.bound(KIT);
        phone.isGiven("before the stream was managed");
        phone.hearsStanza();
        phone.enables();
        phone.session().tell(Phone.delivered("kept", 7));
        phone.hearsStanza();

        phone.says(new Signal.Ack(1).element());

        assertThat(phone.stage.user.expectMessageClass(ToUser.Given.class))
                .isEqualTo(new ToUser.Given(phone.session(), 7));
    }

    @Test
    void leavesToTheLedgerWhatItKeeps() {
        var phone = Phone.bound(KIT);
        phone.isGiven("before the stream was managed");
        phone.hearsStanza();
        phone.enables();
        phone.session().tell(Phone.delivered("kept", 7));
        phone.isGiven("not kept");

        phone.stage.comes(new StreamEvent.Closed());

        var leave = phone.stage.user.expectMessageClass(ToUser.Leave.class);
        assertThat(bodies(leave.unacknowledged())).containsExactly("not kept");
    }

    @Test
    void givesItsStreamToItsClientsNextConnection() {
        var phone = Phone.bound(KIT);
        phone.isGiven("before the stream was managed");
        phone.hearsStanza();
        phone.enables();
        phone.session().tell(Phone.delivered("kept", 7));
        phone.says(message(Optional.empty(), "Hark"));
        phone.isConfirmed(phone.entrusts());
        phone.stage.comes(new StreamEvent.Lost("reset"));
        phone.isGiven("while it was gone");

        TestProbe<ClientMessage> successor = KIT.createTestProbe();
        phone.session().tell(new ToClient.Surrender(successor.ref()));

        var resumed = successor.expectMessageClass(ToClient.Resumed.class);
        assertThat(bodies(resumed.stream().unacknowledged())).containsExactly("kept", "while it was gone");
        assertThat(resumed.stream().handled()).isEqualTo(1);
        assertThat(resumed.keptMarks()).containsExactly(new KeptMark(1, 7));
        successor.expectTerminated(phone.session());
        phone.stage.user.expectNoMessage();
    }

    @Test
    void endsAConnectionWhoseStreamGoesOnElsewhere() {
        var phone = Phone.managed(KIT);

        TestProbe<ClientMessage> successor = KIT.createTestProbe();
        phone.session().tell(new ToClient.Surrender(successor.ref()));

        successor.expectMessageClass(ToClient.Resumed.class);
        assertThat(phone.hearsTheEnd()).isEqualTo("conflict");
    }

    @Test
    void leavesWhereNobodyComesBack() {
        var phone = Phone.managed(KIT);
        phone.isGiven("1");
        phone.stage.comes(new StreamEvent.Lost("reset"));
        phone.stage.wire.fishForMessage(
                Duration.ofSeconds(3),
                command -> command instanceof StreamCommand.Abort
                        ? FishingOutcomes.complete()
                        : FishingOutcomes.continueAndIgnore());
        phone.stage.user.expectNoMessage();

        time.timePasses(SessionStage.RESUME_TIMEOUT);

        var leave = phone.stage.user.expectMessageClass(ToUser.Leave.class);
        assertThat(bodies(leave.unacknowledged())).containsExactly("1");
    }

    @Test
    void leavesAtOnceWhereItsStreamCannotBeResumed() {
        var phone = Phone.bound(KIT);

        phone.stage.comes(new StreamEvent.Lost("reset"));

        phone.stage.user.expectMessageClass(ToUser.Leave.class);
    }

    @Test
    void collectsNoMoreThanASessionMayBeBehind() {
        var phone = Phone.managed(KIT);
        phone.stage.comes(new StreamEvent.Lost("reset"));

        for (var body : List.of("1", "2", "3", "4")) {
            phone.isGiven(body);
        }

        var leave = phone.stage.user.expectMessageClass(ToUser.Leave.class);
        assertThat(bodies(leave.unacknowledged())).containsExactly("1", "2", "3", "4");
    }

    @Test
    void pingsAQuietClientAndGivesItUp() {
        var phone = Phone.bound(KIT);
        time.timePasses(SessionStage.TICK);

        phone.stage.clock.pass(Duration.ofMinutes(2));
        time.timePasses(SessionStage.TICK);

        var ping = phone.hearsStanza();
        assertThat(ping.payload().has("ping", "urn:xmpp:ping")).isTrue();
        phone.stage.clock.pass(Duration.ofMinutes(1));
        time.timePasses(SessionStage.TICK);
        phone.stage.wire.expectMessageClass(StreamCommand.Abort.class);
        phone.stage.user.expectMessageClass(ToUser.Leave.class);
    }

    @Test
    void asksAQuietClientForItsCountAndGivesItUp() {
        var phone = Phone.managed(KIT);
        phone.isGiven("1");
        phone.hearsStanza();
        phone.says(new Signal.AckRequest().element());
        phone.hears();

        phone.stage.clock.pass(Duration.ofMinutes(1));
        time.timePasses(SessionStage.TICK);

        assertThat(phone.hears().is("r", Namespaces.STREAM_MANAGEMENT)).isTrue();
        phone.stage.clock.pass(Duration.ofMinutes(1));
        time.timePasses(SessionStage.TICK);
        phone.stage.wire.expectMessageClass(StreamCommand.Abort.class);
    }

    @Test
    void holdsBackPresenceFromAnInactiveClient() {
        var phone = Phone.bound(KIT);
        phone.says(Element.empty("inactive", Namespaces.CLIENT_STATE));
        phone.pingsTheServer("p1");
        var presence = Presence.of(Presence.Type.AVAILABLE, Verona.BALCONY, Verona.PHONE);

        phone.session().tell(new ToClient.Deliver(Verona.passed(Gate.RECEIVE, presence), 0));
        phone.stage.wire.expectNoMessage();
        phone.says(Element.empty("active", Namespaces.CLIENT_STATE));

        assertThat(phone.hearsStanza()).isInstanceOf(Presence.class);
    }

    @Test
    void endsWithTheReasonOfItsUser() {
        var phone = Phone.bound(KIT);

        phone.session().tell(new ToClient.End(StreamError.of(StreamError.Condition.CONFLICT)));

        assertThat(phone.hearsTheEnd()).isEqualTo("conflict");
        phone.stage.user.expectMessageClass(ToUser.Leave.class);
    }

    @Test
    void endsWithTheNode() {
        var phone = Phone.managed(KIT);
        phone.isGiven("1");

        phone.session().tell(new ClientSession.Shutdown());

        phone.hearsStanza();
        assertThat(phone.hearsTheEnd()).isEqualTo("system-shutdown");
        var leave = phone.stage.user.expectMessageClass(ToUser.Leave.class);
        assertThat(bodies(leave.unacknowledged())).containsExactly("1");
    }

    @Test
    void answersStanzasThatMakeNoSense() {
        var phone = Phone.managed(KIT);
        var wrong = Iq.of(Iq.Type.GET, Verona.PHONE, Jid.ofDomain(SessionStage.DOMAIN), "x1")
                .bounce(StanzaError.of(StanzaError.Condition.BAD_REQUEST));

        phone.stage.comes(new StreamEvent.Refused(Optional.of(wrong)));

        assertThat(phone.hearsStanza().id()).isEqualTo("x1");
        phone.says(new Signal.AckRequest().element());
        assertThat(phone.hears().attribute("h")).contains("1");
    }

    private static Message message(Optional<Jid> from, String body) {
        var element = Element.named("body", Namespaces.CLIENT).text(body).build();
        return new Message(
                new Header(Optional.of(Verona.JULIET), from, "m1", ""), Message.Type.CHAT, Payload.of(element));
    }

    private static List<String> bodies(List<Unacknowledged> stanzas) {
        return stanzas.stream().map(stanza -> Verona.body(stanza.stanza())).toList();
    }
}
