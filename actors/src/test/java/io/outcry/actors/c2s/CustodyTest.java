package io.outcry.actors.c2s;

import static org.assertj.core.api.Assertions.assertThat;

import io.outcry.actors.Verona;
import io.outcry.actors.client.ClientMessage;
import io.outcry.actors.client.ToClient;
import io.outcry.actors.client.ToUser;
import io.outcry.actors.room.Room;
import io.outcry.core.address.Jid;
import io.outcry.core.feature.streammanagement.Signal;
import io.outcry.core.feature.streammanagement.StreamSnapshot;
import io.outcry.core.stanza.Element;
import io.outcry.core.stanza.Message;
import io.outcry.core.stanza.Namespaces;
import io.outcry.core.stanza.StanzaError;
import io.outcry.core.stream.StreamEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.ManualTime;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** A session keeps its client's messages until they are on record, and acknowledges them only then. */
class CustodyTest {

    private static final ActorTestKit KIT = ActorTestKit.create(ManualTime.config());

    private final ManualTime time = ManualTime.get(KIT.system());

    @AfterAll
    static void end() {
        KIT.shutdownTestKit();
    }

    @Test
    void countsAMessageOnceItsReceiverAndItsSenderHaveItOnRecord() {
        var phone = Phone.managed(KIT);
        says(phone, "1");
        var entrust = phone.entrusts();

        assertThat(phone.count()).isEqualTo("0");
        phone.isConfirmed(entrust, Verona.JULIET);
        assertThat(phone.count()).isEqualTo("0");
        phone.isConfirmed(entrust, Verona.ROMEO);

        // The count that was owed comes unasked.
        assertThat(phone.hears().attribute("h")).contains("1");
    }

    @Test
    void countsOnlyWhatStandsBeforeTheFirstThatIsMissing() {
        var phone = Phone.managed(KIT);
        says(phone, "1");
        var first = phone.entrusts();
        says(phone, "2");
        var second = phone.entrusts();
        phone.pingsTheServer("p1");

        phone.isConfirmed(second);
        assertThat(phone.count()).isEqualTo("0");
        phone.isConfirmed(first);

        assertThat(phone.hears().attribute("h")).contains("3");
    }

    @Test
    void saysWhichMessageBeforeItIsNotConfirmed() {
        var phone = Phone.managed(KIT);
        says(phone, "1");
        says(phone, "2");

        var first = phone.entrusts().consignment();
        var second = phone.entrusts().consignment();

        assertThat(first.previous()).isZero();
        assertThat(second.previous()).isEqualTo(first.place().position());
        assertThat(second.place().stream()).isEqualTo(first.place().stream());
    }

    @Test
    void sendsAgainToWhomIsQuiet() {
        var phone = Phone.managed(KIT);
        says(phone, "1");
        var first = phone.entrusts();
        says(phone, "2");
        var second = phone.entrusts();
        phone.isConfirmed(first, Verona.JULIET);
        phone.isConfirmed(first, Verona.ROMEO);
        phone.isConfirmed(second, Verona.ROMEO);
        phone.pingsTheServer("p1");

        later(phone);

        var again = phone.stage.user.expectMessageClass(ToUser.Entrust.class);
        assertThat(again.message()).isEqualTo(second.message());
        assertThat(again.consignment().place()).isEqualTo(second.consignment().place());
        assertThat(again.consignment().previous()).isZero();
        phone.stage.user.expectNoMessage();
    }

    @Test
    void tellsARefusalBeforeItCounts() {
        var phone = Phone.managed(KIT);
        says(phone, "1");
        var entrust = phone.entrusts();
        assertThat(phone.count()).isEqualTo("0");
        phone.isConfirmed(entrust, Verona.ROMEO);

        refuse(phone, entrust);

        var error = phone.hearsStanza();
        assertThat(error.isError()).isTrue();
        assertThat(error.from()).contains(Verona.JULIET);
        assertThat(phone.hears().attribute("h")).contains("1");
        assertThat(phone.stage
                        .user
                        .expectMessageClass(ToUser.CameToNothing.class)
                        .error())
                .isEqualTo(error);
    }

    @Test
    void hearsARefusalOnce() {
        var phone = Phone.managed(KIT);
        says(phone, "1");
        var entrust = phone.entrusts();

        refuse(phone, entrust);
        refuse(phone, entrust);

        assertThat(phone.hearsStanza().isError()).isTrue();
        phone.stage.wire.expectNoMessage();
    }

    @Test
    void asksForNoMoreWhereTooMuchIsNotConfirmed() {
        var phone = Phone.managed(KIT);
        var before = phone.stage.demand.get();
        var kept = new ArrayList<ToUser.Entrust>();
        for (var number = 1; number <= SessionStage.MAX_UNCONFIRMED; number++) {
            says(phone, "" + number);
            kept.add(phone.entrusts());
        }
        assertThat(phone.stage.demand.get()).isLessThanOrEqualTo(before + SessionStage.WINDOW / 2);

        kept.forEach(phone::isConfirmed);

        phone.stage.wire.awaitAssert(
                () -> assertThat(phone.stage.demand.get()).isGreaterThanOrEqualTo(before + SessionStage.WINDOW));
    }

    @Test
    void doesNotKeepWhatIsNotPutOnRecord() {
        var phone = Phone.managed(KIT);

        phone.says(Message.of(
                Message.Type.CHAT,
                Verona.PHONE,
                Verona.JULIET,
                Element.empty("composing", "http://jabber.org/protocol/chatstates")));

        phone.stage.out.receiveMessage();
        assertThat(phone.stage.user.expectMessageClass(ToUser.Sent.class).consignment())
                .isEmpty();
        assertThat(phone.count()).isEqualTo("1");
    }

    @Test
    void entrustsAMessageToItselfOnce() {
        var phone = Phone.managed(KIT);
        phone.says(chat(Verona.ROMEO, "a note"));

        var entrust = phone.stage.user.expectMessageClass(ToUser.Entrust.class);
        phone.stage.user.expectNoMessage();
        assertThat(phone.count()).isEqualTo("0");
        phone.isConfirmed(entrust, Verona.ROMEO);

        assertThat(phone.hears().attribute("h")).contains("1");
    }

    @Test
    void recordsWhatIsForAnotherServerWithItsSender() {
        var phone = Phone.managed(KIT);
        phone.says(chat(Jid.of("friar@elsewhere.example"), "Hark"));

        phone.stage.out.receiveMessage();
        var sent = phone.stage.user.expectMessageClass(ToUser.Sent.class);
        phone.session()
                .tell(new ToClient.Confirmed(sent.consignment().orElseThrow().place(), Verona.ROMEO, Optional.empty()));
        phone.pingsTheServer("p1");

        assertThat(phone.count()).isEqualTo("2");
    }

    @Test
    void goesOnKeepingWhatItsClientSentAfterItLeft() {
        var phone = Phone.managed(KIT);
        says(phone, "1");
        var entrust = phone.entrusts();
        phone.stage.comes(new StreamEvent.Closed());
        phone.isHeardLeaving();

        later(phone);

        assertThat(phone.stage.user.expectMessageClass(ToUser.Entrust.class).message())
                .isEqualTo(entrust.message());
        phone.stage.user.expectMessageClass(ToUser.Sent.class);
        phone.isConfirmed(entrust);
        phone.stage.user.expectTerminated(phone.session());
    }

    @Test
    void sendsTheErrorOnWhereTheClientHasLeft() {
        var phone = Phone.managed(KIT);
        says(phone, "1");
        var entrust = phone.entrusts();
        phone.stage.comes(new StreamEvent.Closed());
        phone.stage.user.expectMessageClass(ToUser.Leave.class);

        refuse(phone, entrust);

        assertThat(phone.stage.out.receiveMessage().isError()).isTrue();
    }

    @Test
    void givesUpInTheEnd() {
        var phone = Phone.managed(KIT);
        says(phone, "1");
        phone.entrusts();
        phone.stage.comes(new StreamEvent.Closed());
        phone.stage.user.expectMessageClass(ToUser.Leave.class);

        time.timePasses(SessionStage.SETTLE_WITHIN);

        phone.stage.user.expectTerminated(phone.session());
    }

    @Test
    void countsForAClientThatIsAwayFromItsStream() {
        var phone = Phone.managed(KIT);
        says(phone, "1");
        var entrust = phone.entrusts();
        phone.stage.comes(new StreamEvent.Lost("reset"));
        phone.isConfirmed(entrust);

        TestProbe<ClientMessage> successor = KIT.createTestProbe();
        phone.session().tell(new ToClient.Surrender(successor.ref()));

        var resumed = successor.expectMessageClass(ToClient.Resumed.class);
        assertThat(resumed.stream().handled()).isEqualTo(1);
        assertThat(resumed.custody()).isEqualTo(entrust.consignment().place().stream());
    }

    @Test
    void countsPositionsAnewWhereTheStreamIsManaged() {
        var phone = Phone.bound(KIT);
        says(phone, "1");
        var before = phone.entrusts().consignment().place();
        phone.enables();
        says(phone, "2");

        var after = phone.entrusts().consignment().place();

        assertThat(after.position()).isEqualTo(1);
        assertThat(after.stream()).isNotEqualTo(before.stream());
        phone.session().tell(new ToClient.Confirmed(before, Verona.JULIET, Optional.empty()));
        phone.session().tell(new ToClient.Confirmed(before, Verona.ROMEO, Optional.empty()));
        assertThat(phone.count()).isEqualTo("0");
    }

    @Test
    void namesAResumedStreamAsItsEarlierConnectionDid() {
        var phone = Phone.loggedIn(KIT);
        phone.says(new Signal.Resume(Phone.streamId().text(), 0).element());
        phone.stage.user.expectMessageClass(ToUser.Resume.class);
        var stream = new StreamSnapshot(Phone.streamId(), SessionStage.RESUME_TIMEOUT, 4, 0, List.of());
        phone.session().tell(Phone.resumed(phone.stage.user.ref(), stream));
        phone.stage.user.expectMessageClass(ToUser.Resumable.class);
        phone.hears();

        says(phone, "5");

        var place = phone.entrusts().consignment().place();
        assertThat(place.stream()).isEqualTo("custody");
        assertThat(place.position()).isEqualTo(5);
    }

    private void later(Phone phone) {
        phone.stage.clock.pass(SessionStage.RESEND_AFTER);
        time.timePasses(SessionStage.RESEND_AFTER);
    }

    private static void refuse(Phone phone, ToUser.Entrust entrust) {
        phone.session()
                .tell(new ToClient.Confirmed(
                        entrust.consignment().place(),
                        Verona.JULIET,
                        Optional.of(StanzaError.of(StanzaError.Condition.SERVICE_UNAVAILABLE))));
    }

    /** What is said in a room is on record there alone. */
    @Test
    void countsWhatIsSaidInARoomOnceTheRoomHasItOnRecord() {
        var phone = Phone.managed(KIT);
        var room = Jid.of("desk@" + SessionStage.ROOMS);
        var body = Element.named("body", Namespaces.CLIENT).text("Rates?").build();
        phone.says(Message.of(Message.Type.GROUPCHAT, Verona.PHONE, room, body));

        var place = phone.stage
                .room
                .expectMessageClass(Room.Entrust.class)
                .consignment()
                .place();
        phone.stage.user.expectNoMessage();
        assertThat(phone.count()).isEqualTo("0");
        phone.stage.session.tell(new ToClient.Confirmed(place, room, Optional.empty()));

        assertThat(phone.hears().attribute("h")).contains("1");
    }

    private static void says(Phone phone, String body) {
        phone.says(chat(Verona.JULIET, body));
    }

    private static Message chat(Jid to, String body) {
        return Message.of(
                Message.Type.CHAT,
                Verona.PHONE,
                to,
                Element.named("body", Namespaces.CLIENT).text(body).build());
    }
}
