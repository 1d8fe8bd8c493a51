package io.outcry.actors.witness;

import static org.assertj.core.api.Assertions.assertThat;

import io.outcry.actors.Verona;
import io.outcry.actors.client.ClientMessage;
import io.outcry.actors.client.StreamCopy;
import io.outcry.actors.client.ToClient;
import io.outcry.actors.client.ToUser;
import io.outcry.actors.client.ToWitness;
import io.outcry.actors.client.UserMessage;
import io.outcry.actors.client.WitnessMessage;
import io.outcry.core.routing.Session;
import java.time.Duration;
import java.util.List;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.ManualTime;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What a witness knows of sessions on other nodes, and what it does once they are lost. */
class WitnessTest {

    private static final ActorTestKit KIT = ActorTestKit.create(ManualTime.config());
    private static final Duration RESUME_TIMEOUT = Duration.ofMinutes(5);

    private final ManualTime time = ManualTime.get(KIT.system());
    private final TestProbe<UserMessage> user = KIT.createTestProbe();
    private final TestProbe<ToWitness.Adopt> adopted = KIT.createTestProbe();
    private final ActorRef<WitnessMessage> witness =
            KIT.spawn(Witness.create((_, message) -> user.ref().tell(message), adopt -> {
                adopted.ref().tell(adopt);
                return Behaviors.empty();
            }));
    private final TestProbe<ClientMessage> heard = KIT.createTestProbe();
    private final ActorRef<ClientMessage> session = KIT.spawn(Behaviors.receiveMessage(message -> {
        heard.ref().tell(message);
        return Behaviors.same();
    }));

    @AfterAll
    static void end() {
        KIT.shutdownTestKit();
    }

    private void notes(StreamCopy copy) {
        witness.tell(new ToWitness.Note(session, 1, copy));
        assertThat(heard.expectMessageClass(ToClient.Witnessed.class).number()).isEqualTo(1);
    }

    private static StreamCopy copy(String streamId) {
        return new StreamCopy(
                Verona.PHONE,
                Session.connected("phone"),
                "montague.example",
                "",
                streamId,
                RESUME_TIMEOUT,
                3,
                2,
                List.of(),
                List.of(),
                "custody",
                List.of());
    }

    private ToClient find(String streamId) {
        TestProbe<ClientMessage> client = KIT.createTestProbe();
        witness.tell(new ToWitness.Find(client.ref(), Verona.ROMEO, streamId));
        return client.expectMessageClass(ToClient.class);
    }

    @Test
    void knowsTheStreamOfASession() {
        notes(copy("a stream"));

        assertThat(find("a stream")).isInstanceOfSatisfying(ToClient.Found.class, found -> {
            assertThat(found.copy()).isEqualTo(copy("a stream"));
            assertThat(found.holder()).isEqualTo(session);
        });
        assertThat(find("another")).isInstanceOf(ToClient.NotFound.class);
    }

    @Test
    void tellsNobodyElseOfIt() {
        notes(copy("a stream"));
        TestProbe<ClientMessage> stranger = KIT.createTestProbe();

        witness.tell(new ToWitness.Find(stranger.ref(), Verona.JULIET, "a stream"));

        stranger.expectMessageClass(ToClient.NotFound.class);
    }

    @Test
    void knowsItOnlyUnderItsLastName() {
        notes(copy("a stream"));
        notes(copy("a later one"));

        assertThat(find("a stream")).isInstanceOf(ToClient.NotFound.class);
        assertThat(find("a later one")).isInstanceOf(ToClient.Found.class);
    }

    @Test
    void tellsTheUserOfALostSessionForWhichNobodyComes() {
        notes(copy("a stream"));

        KIT.stop(session);

        user.expectNoMessage();
        assertThat(find("a stream")).isInstanceOf(ToClient.Found.class);
        time.timePasses(RESUME_TIMEOUT);
        var lapsed = user.expectMessageClass(ToUser.Lapsed.class);
        assertThat(lapsed.session()).isEqualTo(Session.connected("phone"));
        assertThat(find("a stream")).isInstanceOf(ToClient.NotFound.class);
    }

    @Test
    void tellsTheUserAtOnceOfOneThatCannotBeResumed() {
        notes(copy(""));

        KIT.stop(session);

        user.expectMessageClass(ToUser.Lapsed.class);
    }

    @Test
    void saysNothingOfASessionThatEnded() {
        notes(copy("a stream"));

        witness.tell(new ToWitness.Forget(session));
        KIT.stop(session);

        time.timePasses(RESUME_TIMEOUT);
        user.expectNoMessage();
        assertThat(find("a stream")).isInstanceOf(ToClient.NotFound.class);
    }

    @Test
    void takesOverAStreamFromANodeThatStops() {
        var adopt = new ToWitness.Adopt(Verona.ROMEO, "montague.example", "a stream");

        witness.tell(adopt);

        adopted.expectMessage(adopt);
    }
}
