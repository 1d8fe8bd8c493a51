package io.outcry.actors.c2s;

import static org.assertj.core.api.Assertions.assertThat;

import io.outcry.actors.Verona;
import io.outcry.actors.client.ClientMessage;
import io.outcry.actors.client.KeptMark;
import io.outcry.actors.client.StreamCopy;
import io.outcry.actors.client.ToClient;
import io.outcry.actors.client.ToUser;
import io.outcry.actors.client.ToWitness;
import io.outcry.core.feature.streammanagement.Signal;
import io.outcry.core.ledger.GivenSoFar;
import io.outcry.core.routing.Session;
import io.outcry.core.stanza.Namespaces;
import java.util.List;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.ManualTime;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** A stream whose holder is lost goes on from what a witness knows of it (XEP-0198 §5). */
class RebuildingTest {

    private static final ActorTestKit KIT = ActorTestKit.create(ManualTime.config());

    private final ManualTime time = ManualTime.get(KIT.system());

    @AfterAll
    static void end() {
        KIT.shutdownTestKit();
    }

    private static StreamCopy copy(long handled, long acknowledged, List<KeptMark> marks, List<Long> had) {
        return new StreamCopy(
                Verona.PHONE,
                Session.connected("phone").interested(),
                SessionStage.DOMAIN,
                "en",
                "s1",
                SessionStage.RESUME_TIMEOUT,
                handled,
                acknowledged,
                marks,
                had,
                "custody",
                List.of());
    }

    /** A client whose user's actor knows nobody who holds the stream; a witness is asked for it. */
    private static Phone searching(TestProbe<ToWitness> witness, long h) {
        var phone = Phone.loggedIn(KIT);
        phone.stage.witnesses.are(List.of(witness.ref()));
        phone.says(new Signal.Resume("s1", h).element());
        phone.stage.user.expectMessageClass(ToUser.Resume.class);
        phone.session().tell(new ToClient.ResumeRefused());
        var find = witness.expectMessageClass(ToWitness.Find.class);
        assertThat(find.streamId()).isEqualTo("s1");
        assertThat(find.account()).isEqualTo(Verona.ROMEO);
        return phone;
    }

    @Test
    void goesOnFromWhatAWitnessKnows() {
        TestProbe<ToWitness> witness = KIT.createTestProbe();
        TestProbe<ClientMessage> lost = KIT.createTestProbe();
        var phone = searching(witness, 7);

        var marks = List.of(new KeptMark(6, 40), new KeptMark(7, 41), new KeptMark(8, 42));
        phone.session().tell(Phone.delivered("early, and given again in its turn", 43));
        phone.session().tell(new ToClient.Found(witness.ref(), lost.ref(), copy(12, 5, marks, List.of(39L))));

        var rejoin = phone.stage.user.expectMessageClass(ToUser.Rejoin.class);
        assertThat(rejoin.streamId()).isEqualTo("s1");
        assertThat(rejoin.session()).isEqualTo(Session.connected("phone").interested());
        assertThat(rejoin.given()).isEqualTo(new GivenSoFar(41, List.of(39L, 40L, 41L), List.of()));
        assertThat(rejoin.succeeds()).contains(lost.ref());
        phone.session().tell(new ToClient.Rejoined(phone.stage.user.ref()));
        var resumed = phone.hears();
        assertThat(resumed.is("resumed", Namespaces.STREAM_MANAGEMENT)).isTrue();
        assertThat(resumed.attribute("h")).contains("12");
        assertThat(witness.expectMessageClass(ToWitness.Forget.class).session()).isEqualTo(lost.ref());
        phone.isGiven("missed");
        assertThat(Verona.body(phone.hearsStanza())).isEqualTo("missed");
    }

    @Test
    void searchesForAStreamWhoseHolderIsSilent() {
        TestProbe<ToWitness> witness = KIT.createTestProbe();
        var phone = Phone.loggedIn(KIT);
        phone.says(new Signal.Resume("s1", 0).element());
        phone.stage.user.expectMessageClass(ToUser.Resume.class);
        phone.stage.witnesses.are(List.of(witness.ref()));

        time.timePasses(SessionStage.ASK_AGAIN_AFTER);
        witness.expectNoMessage();
        time.timePasses(SessionStage.ASK_AGAIN_AFTER);

        witness.expectMessageClass(ToWitness.Find.class);
    }

    @Test
    void refusesAStreamThatNoWitnessKnows() {
        TestProbe<ToWitness> witness = KIT.createTestProbe();
        var phone = searching(witness, 0);

        for (var asked = 0; asked < 2; asked++) {
            phone.session().tell(new ToClient.NotFound("s1"));
            nobodyHoldsItNow(phone);
            witness.expectMessageClass(ToWitness.Find.class);
        }
        phone.session().tell(new ToClient.NotFound("s1"));

        assertThat(phone.hears().is("failed", Namespaces.STREAM_MANAGEMENT)).isTrue();
    }

    @Test
    void doesNotWaitForWitnessesForEver() {
        TestProbe<ToWitness> witness = KIT.createTestProbe();
        var phone = searching(witness, 0);

        nobodyHoldsItNow(phone);
        nobodyHoldsItNow(phone);
        time.timePasses(SessionStage.WITNESS_WITHIN);

        assertThat(phone.hears().is("failed", Namespaces.STREAM_MANAGEMENT)).isTrue();
    }

    /** What it wants again is not known any more; the count tells the client what it need not send again. */
    @Test
    void refusesWhatTheClientHadAcknowledgedBefore() {
        TestProbe<ToWitness> witness = KIT.createTestProbe();
        TestProbe<ClientMessage> lost = KIT.createTestProbe();
        var phone = searching(witness, 4);
        phone.session().tell(new ToClient.Found(witness.ref(), lost.ref(), copy(12, 5, List.of(), List.of())));
        phone.stage.user.expectMessageClass(ToUser.Rejoin.class);

        phone.session().tell(new ToClient.Rejoined(phone.stage.user.ref()));

        var failed = phone.hears();
        assertThat(failed.is("failed", Namespaces.STREAM_MANAGEMENT)).isTrue();
        assertThat(failed.attribute("h")).contains("12");
    }

    private void nobodyHoldsItNow(Phone phone) {
        time.timePasses(SessionStage.ASK_AGAIN_AFTER);
        phone.stage.user.expectMessageClass(ToUser.Resume.class);
        phone.session().tell(new ToClient.ResumeRefused());
    }
}
