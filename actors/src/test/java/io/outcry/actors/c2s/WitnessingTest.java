package io.outcry.actors.c2s;

import static org.assertj.core.api.Assertions.assertThat;

import io.outcry.actors.Verona;
import io.outcry.actors.client.ClientMessage;
import io.outcry.actors.client.ToClient;
import io.outcry.actors.client.ToUser;
import io.outcry.actors.client.ToWitness;
import io.outcry.core.feature.streammanagement.Signal;
import io.outcry.core.routing.Session;
import io.outcry.core.stanza.Namespaces;
import io.outcry.core.stream.StreamCommand;
import io.outcry.core.stream.StreamEvent;
import java.util.List;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.ManualTime;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** A session is known to a witness on another node. */
class WitnessingTest {

    private static final ActorTestKit KIT = ActorTestKit.create(ManualTime.config());

    private final ManualTime time = ManualTime.get(KIT.system());
    private final TestProbe<ToWitness> witness = KIT.createTestProbe();
    private final TestProbe<ToWitness> another = KIT.createTestProbe();

    @AfterAll
    static void end() {
        KIT.shutdownTestKit();
    }

    /** A session that can be resumed, and whose witness knows that. */
    private Phone witnessed() {
        var phone = Phone.loggedIn(KIT);
        witnessesAre(phone, witness.ref());
        phone.isBound(phone.stage.user.ref());
        answers(phone, notes());
        phone.says(new Signal.Enable(true, 0).element());
        assertThat(phone.stage.user.expectMessageClass(ToUser.Resumable.class).outlives())
                .isPositive();
        phone.hears();
        answers(phone, notes());
        return phone;
    }

    private static void witnessesAre(Phone phone, ActorRef<ToWitness> only) {
        phone.stage.witnesses.are(List.of(only));
    }

    private ToWitness.Note notes() {
        return witness.expectMessageClass(ToWitness.Note.class);
    }

    private void answers(Phone phone, ToWitness.Note note) {
        phone.session().tell(new ToClient.Witnessed(witness.ref(), note.number()));
    }

    /** It sent one stanza, and asked for the count. */
    private Phone waitingForACount() {
        var phone = witnessed();
        phone.pingsTheServer("p1");
        asksForTheCount(phone);
        return phone;
    }

    private static void asksForTheCount(Phone phone) {
        phone.says(new Signal.AckRequest().element());
    }

    @Test
    void tellsTheClientACountOnceItsWitnessHasIt() {
        var phone = witnessed();
        phone.pingsTheServer("p1");

        asksForTheCount(phone);

        var note = notes();
        assertThat(note.copy().handled()).isEqualTo(1);
        phone.stage.wire.expectNoMessage();
        answers(phone, note);
        assertThat(phone.hears().attribute("h")).contains("1");
    }

    @Test
    void waitsForNobodyWhereThereIsNoOtherNode() {
        var phone = Phone.managed(KIT);
        phone.pingsTheServer("p1");

        assertThat(phone.count()).isEqualTo("1");
    }

    @Test
    void sendsOneNoteAtATimeEachWithTheLastCount() {
        var phone = waitingForACount();
        var first = notes();
        asksForTheCount(phone);
        phone.pingsTheServer("p2");
        assertThat(phone.hears().is("r", Namespaces.STREAM_MANAGEMENT)).isTrue();
        asksForTheCount(phone);

        witness.expectNoMessage();
        answers(phone, first);
        assertThat(phone.hears().attribute("h")).contains("1");
        var second = notes();
        assertThat(second.copy().handled()).isEqualTo(2);
        answers(phone, second);
        assertThat(phone.hears().attribute("h")).contains("2");
    }

    @Test
    void knowsOfAMessageBeforeTheClientGetsIt() {
        var phone = witnessed();

        phone.session().tell(Phone.delivered("entry", 7));

        assertThat(notes().copy().keptMarks()).extracting("seq").containsExactly(7L);
        phone.hearsStanza();
    }

    @Test
    void knowsWhatTheClientHas() {
        var phone = witnessed();
        phone.session().tell(Phone.delivered("entry", 7));
        answers(phone, notes());
        phone.hearsStanza();

        phone.says(new Signal.Ack(1).element());

        var copy = notes().copy();
        assertThat(copy.had()).containsExactly(7L);
        assertThat(copy.keptMarks()).isEmpty();
    }

    @Test
    void knowsTheSessionAsItsUserDoes() {
        var phone = witnessed();
        var known = Session.connected("phone").interested();

        phone.session().tell(new ToClient.Known(known));

        assertThat(notes().copy().known()).isEqualTo(known);
    }

    @Test
    void choosesAnotherWhereItsWitnessIsSilent() {
        var phone = waitingForACount();
        notes();
        witnessesAre(phone, another.ref());

        time.timePasses(SessionStage.WITNESS_WITHIN);

        var note = another.expectMessageClass(ToWitness.Note.class);
        assertThat(note.copy().streamId()).isNotEmpty();
        phone.session().tell(new ToClient.Witnessed(another.ref(), note.number()));
        assertThat(phone.hears().attribute("h")).contains("1");
    }

    @Test
    void tellsASilentWitnessToForget() {
        var phone = waitingForACount();
        notes();
        witnessesAre(phone, another.ref());

        time.timePasses(SessionStage.WITNESS_WITHIN);

        witness.expectMessageClass(ToWitness.Forget.class);
    }

    @Test
    void doesNotMakeAStreamFromACopyWhileItsClientIsAway() {
        var adopt = new ToWitness.Adopt(Verona.ROMEO, SessionStage.DOMAIN, "s1");
        var stage = SessionStage.adopting(KIT, adopt);
        stage.witnesses.are(List.of(witness.ref()));

        var resume = stage.user.expectMessageClass(ToUser.Resume.class);
        resume.client().tell(new ToClient.ResumeRefused());
        for (var asked = 0; asked < 2; asked++) {
            time.timePasses(SessionStage.ASK_AGAIN_AFTER);
            stage.user.expectMessageClass(ToUser.Resume.class);
            resume.client().tell(new ToClient.ResumeRefused());
        }

        stage.user.expectTerminated(resume.client());
        witness.expectNoMessage();
    }

    @Test
    void findsAWitnessOnceThereIsAnotherNode() {
        var phone = Phone.managed(KIT);
        witnessesAre(phone, witness.ref());

        time.timePasses(SessionStage.TICK);

        assertThat(notes().copy().streamId()).isNotEmpty();
        assertThat(phone.stage.user.expectMessageClass(ToUser.Resumable.class).outlives())
                .isPositive();
    }

    @Test
    void tellsTheLastCountToAClientThatDoesNotWaitForIt() {
        var phone = waitingForACount();
        notes();

        phone.stage.comes(new StreamEvent.Closed());

        assertThat(phone.hears().attribute("h")).contains("1");
        phone.stage.wire.expectMessageClass(StreamCommand.Close.class);
    }

    @Test
    void choosesAnotherWhereItsWitnessIsGone() {
        var phone = witnessed();
        witnessesAre(phone, another.ref());

        witness.stop();

        another.expectMessageClass(ToWitness.Note.class);
    }

    @Test
    void keepsNoClientWaitingWhereNobodyIsLeft() {
        var phone = waitingForACount();
        notes();
        phone.stage.witnesses.are(List.of());

        time.timePasses(SessionStage.WITNESS_WITHIN);

        assertThat(phone.hears().attribute("h")).contains("1");
    }

    @Test
    void saysThatItIsOver() {
        var phone = witnessed();

        phone.stage.comes(new StreamEvent.Closed());

        assertThat(witness.expectMessageClass(ToWitness.Forget.class).session()).isEqualTo(phone.session());
    }

    @Test
    void givesItsStreamToAnotherNodeBeforeItsOwnStops() {
        var phone = witnessed();

        phone.session().tell(new ClientSession.Shutdown());

        phone.stage.wire.expectMessageClass(StreamCommand.Abort.class);
        var adopt = witness.expectMessageClass(ToWitness.Adopt.class);
        assertThat(adopt.account()).isEqualTo(Verona.ROMEO);
        TestProbe<ClientMessage> successor = KIT.createTestProbe();
        phone.session().tell(new ToClient.Surrender(successor.ref()));
        assertThat(successor.expectMessageClass(ToClient.Resumed.class).stream()
                        .id()
                        .text())
                .isEqualTo(adopt.streamId());
    }

    @Test
    void takesAStreamOverFromANodeThatStops() {
        var stage = SessionStage.adopting(KIT, new ToWitness.Adopt(Verona.ROMEO, SessionStage.DOMAIN, "s1"));

        var resume = stage.user.expectMessageClass(ToUser.Resume.class);
        resume.client().tell(Phone.resumed(stage.user.ref(), ResumingTest.snapshot()));

        assertThat(stage.user.expectMessageClass(ToUser.Resumable.class).streamId())
                .isEqualTo("s1");
        resume.client().tell(Phone.delivered("meanwhile", 7));
        TestProbe<ClientMessage> client = KIT.createTestProbe();
        resume.client().tell(new ToClient.Surrender(client.ref()));
        assertThat(client.expectMessageClass(ToClient.Resumed.class).stream().unacknowledged())
                .hasSize(1);
    }
}
