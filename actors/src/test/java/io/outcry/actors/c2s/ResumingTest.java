package io.outcry.actors.c2s;

import static org.assertj.core.api.Assertions.assertThat;

import io.outcry.actors.Verona;
import io.outcry.actors.client.KeptMark;
import io.outcry.actors.client.ToClient;
import io.outcry.actors.client.ToUser;
import io.outcry.actors.client.ToWitness;
import io.outcry.actors.client.UserMessage;
import io.outcry.core.feature.streammanagement.Signal;
import io.outcry.core.feature.streammanagement.StreamSnapshot;
import io.outcry.core.feature.streammanagement.Unacknowledged;
import io.outcry.core.routing.Session;
import io.outcry.core.stanza.Namespaces;
import io.outcry.core.stream.StreamCommand;
import io.outcry.core.stream.StreamEvent;
import java.time.Duration;
import java.util.List;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.ManualTime;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** A stream goes on on its client's next connection (XEP-0198 §5). */
class ResumingTest {

    private static final ActorTestKit KIT = ActorTestKit.create(ManualTime.config());

    private final ManualTime time = ManualTime.get(KIT.system());

    @AfterAll
    static void end() {
        KIT.shutdownTestKit();
    }

    @Test
    void givesWhatCameBeforeTheStreamBehindIt() {
        var phone = resuming();

        phone.isGiven("third");
        phone.session().tell(resumed(phone, unacknowledged(phone, "first"), unacknowledged(phone, "second")));

        assertThat(phone.hears().is("resumed", Namespaces.STREAM_MANAGEMENT)).isTrue();
        assertThat(Verona.body(phone.hearsStanza())).isEqualTo("first");
        assertThat(Verona.body(phone.hearsStanza())).isEqualTo("second");
        assertThat(phone.hears().is("r", Namespaces.STREAM_MANAGEMENT)).isTrue();
        assertThat(Verona.body(phone.hearsStanza())).isEqualTo("third");
    }

    @Test
    void saysSinceWhenAStanzaThatIsSentAgainWasHeld() {
        var phone = resuming();

        phone.session().tell(resumed(phone, unacknowledged(phone, "first")));

        phone.hears();
        assertThat(phone.hearsStanza().payload().has("delay", Namespaces.DELAY)).isTrue();
    }

    @Test
    void tellsTheUserThatTheStreamMayBeResumedAgain() {
        var phone = resuming();

        phone.session().tell(resumed(phone));

        var resumable = phone.stage.user.expectMessageClass(ToUser.Resumable.class);
        assertThat(resumable).isEqualTo(new ToUser.Resumable(phone.session(), "s1", Duration.ZERO));
    }

    /** Its user's actor may be lost before it says so itself. */
    @Test
    void knowsWhatTheUserKnewOfTheSession() {
        var phone = resuming();
        var user = KIT.<UserMessage>createTestProbe();
        var known = Session.connected("phone").interested();

        phone.session()
                .tell(new ToClient.Resumed(
                        Verona.PHONE, known, user.ref(), snapshot(), "en", List.of(), List.of(), "custody", List.of()));
        user.expectMessageClass(ToUser.Resumable.class);
        user.stop();

        assertThat(phone.stage.user.expectMessageClass(ToUser.Rejoin.class).session())
                .isEqualTo(known);
    }

    @Test
    void goesOnToAnotherNodeWhereItsOwnStopsMeanwhile() {
        TestProbe<ToWitness> witness = KIT.createTestProbe();
        var phone = resuming();
        phone.stage.witnesses.are(List.of(witness.ref()));
        phone.session().tell(new ClientSession.Shutdown());
        phone.stage.wire.expectMessageClass(StreamCommand.Abort.class);

        phone.session().tell(resumed(phone, unacknowledged(phone, "first")));

        witness.expectMessageClass(ToWitness.Note.class);
        assertThat(witness.expectMessageClass(ToWitness.Adopt.class).streamId()).isEqualTo("s1");
    }

    @Test
    void takesAStreamThatWasOnItsWayFromOneHolderToTheNext() {
        var phone = resuming();
        phone.session().tell(new ToClient.ResumeRefused());

        time.timePasses(SessionStage.ASK_AGAIN_AFTER);
        phone.stage.user.expectMessageClass(ToUser.Resume.class);
        phone.session().tell(resumed(phone, unacknowledged(phone, "first")));

        assertThat(phone.hears().is("resumed", Namespaces.STREAM_MANAGEMENT)).isTrue();
    }

    /** Not at first, and not when the user's actor is asked again. */
    private void nobodyHoldsTheStream(Phone phone) {
        phone.session().tell(new ToClient.ResumeRefused());
        nobodyHoldsItNow(phone);
        nobodyHoldsItNow(phone);
    }

    private void nobodyHoldsItNow(Phone phone) {
        time.timePasses(SessionStage.ASK_AGAIN_AFTER);
        phone.stage.user.expectMessageClass(ToUser.Resume.class);
        phone.session().tell(new ToClient.ResumeRefused());
    }

    @Test
    void bindsInPlaceOfAStreamThatIsNotThere() {
        var phone = resuming();

        nobodyHoldsTheStream(phone);

        assertThat(phone.hears().is("failed", Namespaces.STREAM_MANAGEMENT)).isTrue();
        phone.says(phone.bind("phone"));
        phone.stage.user.expectMessageClass(ToUser.Bind.class);
    }

    @Test
    void givesBackWhatCameForAStreamThatIsNotThere() {
        var phone = resuming();
        phone.isGiven("lost?");

        nobodyHoldsTheStream(phone);

        var returned = phone.stage.user.expectMessageClass(ToUser.Returned.class);
        assertThat(bodies(returned.stanzas())).containsExactly("lost?");
    }

    @Test
    void waitsForTheStreamOfAClientThatIsGoneAndKeepsItForTheNextOne() {
        var phone = resuming();
        phone.stage.comes(new StreamEvent.Lost("reset"));
        phone.stage.wire.expectMessageClass(StreamCommand.Abort.class);

        phone.session().tell(resumed(phone, unacknowledged(phone, "first")));

        phone.stage.user.expectMessageClass(ToUser.Resumable.class);
        var successor = KIT.<io.outcry.actors.client.ClientMessage>createTestProbe();
        phone.session().tell(new ToClient.Surrender(successor.ref()));
        var again = successor.expectMessageClass(ToClient.Resumed.class);
        assertThat(bodies(again.stream().unacknowledged())).containsExactly("first");
    }

    @Test
    void leavesWithTheStreamOfAClientThatClosed() {
        var phone = resuming();
        phone.stage.comes(new StreamEvent.Closed());
        phone.isGiven("second");

        phone.session().tell(resumed(phone, unacknowledged(phone, "first")));

        var leave = phone.stage.user.expectMessageClass(ToUser.Leave.class);
        assertThat(bodies(leave.unacknowledged())).containsExactly("first", "second");
    }

    @Test
    void endsTheStreamWhereTheUserIsSilentAndStillTakesALateAnswer() {
        var phone = resuming();

        time.timePasses(SessionStage.USER_TIMEOUT);

        assertThat(phone.hearsTheEnd()).isEqualTo("resource-constraint");
        phone.session().tell(resumed(phone, unacknowledged(phone, "first")));
        assertThat(becomesResumable(phone).streamId()).isEqualTo("s1");
    }

    /** Behind questions that went unanswered. */
    private static ToUser.Resumable becomesResumable(Phone phone) {
        while (true) {
            if (phone.stage.user.receiveMessage() instanceof ToUser.Resumable resumable) {
                return resumable;
            }
        }
    }

    @Test
    void asksAgainForItsAccountMayHaveMoved() {
        var phone = resuming();

        time.timePasses(SessionStage.ASK_AGAIN_AFTER);
        time.timePasses(SessionStage.ASK_AGAIN_AFTER);

        assertThat(phone.stage.user.expectMessageClass(ToUser.Resume.class).streamId())
                .isEqualTo("s1");
        assertThat(phone.stage.user.expectMessageClass(ToUser.Resume.class).streamId())
                .isEqualTo("s1");
    }

    /** Behind questions that went unanswered. */
    private static ToUser.Leave leaves(Phone phone) {
        while (true) {
            if (phone.stage.user.receiveMessage() instanceof ToUser.Leave leave) {
                return leave;
            }
        }
    }

    @Test
    void givesUpAUserThatStaysSilent() {
        var phone = resuming();
        phone.isGiven("first");
        time.timePasses(SessionStage.USER_TIMEOUT);
        phone.hearsTheEnd();

        time.timePasses(SessionStage.USER_TIMEOUT);

        assertThat(bodies(leaves(phone).unacknowledged())).containsExactly("first");
        phone.stage.user.expectTerminated(phone.session());
    }

    @Test
    void holdsNoMoreThanASessionMayBeBehind() {
        var phone = resuming();

        for (var body : List.of("1", "2", "3", "4")) {
            phone.isGiven(body);
        }

        assertThat(phone.hearsTheEnd()).isEqualTo("resource-constraint");
        var returned = phone.stage.user.expectMessageClass(ToUser.Returned.class);
        assertThat(bodies(returned.stanzas())).containsExactly("4");
        phone.session().tell(resumed(phone));
        var leave = phone.stage.user.expectMessageClass(ToUser.Leave.class);
        assertThat(bodies(leave.unacknowledged())).containsExactly("1", "2", "3");
    }

    @Test
    void keepsAStreamWhoseClientCountsWhatItWasNeverSent() {
        var phone = resuming(7);

        phone.session().tell(resumed(phone, unacknowledged(phone, "first")));

        assertThat(phone.hearsTheEnd()).isEqualTo("undefined-condition");
        phone.stage.user.expectMessageClass(ToUser.Resumable.class);
        time.timePasses(SessionStage.RESUME_TIMEOUT);
        phone.stage.user.expectMessageClass(ToUser.Leave.class);
    }

    @Test
    void tellsWhatTheClientHasOfWhatTheLedgerKeeps() {
        var phone = resuming(2);
        var stream = snapshot(unacknowledged(phone, "1"), unacknowledged(phone, "2"), unacknowledged(phone, "3"));
        var marks = List.of(new KeptMark(1, 40), new KeptMark(2, 41), new KeptMark(3, 42));

        phone.session()
                .tell(new ToClient.Resumed(
                        Verona.PHONE,
                        Session.connected("phone"),
                        phone.stage.user.ref(),
                        stream,
                        "en",
                        marks,
                        List.of(39L),
                        "",
                        List.of()));

        var given = phone.stage.user.expectMessageClass(ToUser.Given.class);
        assertThat(given).isEqualTo(new ToUser.Given(phone.session(), 41));
    }

    private static Phone resuming() {
        return resuming(0);
    }

    private static Phone resuming(long h) {
        var phone = Phone.loggedIn(KIT);
        phone.says(new Signal.Resume("s1", h).element());
        var resume = phone.stage.user.expectMessageClass(ToUser.Resume.class);
        assertThat(resume.streamId()).isEqualTo("s1");
        return phone;
    }

    private static ToClient.Resumed resumed(Phone phone, Unacknowledged... stanzas) {
        return Phone.resumed(phone.stage.user.ref(), snapshot(stanzas));
    }

    static StreamSnapshot snapshot(Unacknowledged... stanzas) {
        return new StreamSnapshot(Phone.streamId(), SessionStage.RESUME_TIMEOUT, 0, 0, List.of(stanzas));
    }

    private static Unacknowledged unacknowledged(Phone phone, String body) {
        var message = Verona.chat(Verona.BALCONY, Verona.PHONE, body);
        return Unacknowledged.of(message, phone.stage.clock.instant());
    }

    private static List<String> bodies(List<Unacknowledged> stanzas) {
        return stanzas.stream().map(stanza -> Verona.body(stanza.stanza())).toList();
    }
}
