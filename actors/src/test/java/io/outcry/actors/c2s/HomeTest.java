package io.outcry.actors.c2s;

import static org.assertj.core.api.Assertions.assertThat;

import io.outcry.actors.Verona;
import io.outcry.actors.client.ToClient;
import io.outcry.actors.client.ToUser;
import io.outcry.actors.client.UserMessage;
import io.outcry.core.feature.streammanagement.Signal;
import io.outcry.core.routing.Session;
import io.outcry.core.stanza.Header;
import io.outcry.core.stanza.Message;
import io.outcry.core.stanza.Payload;
import io.outcry.core.stanza.Presence;
import io.outcry.core.stream.StreamCommand;
import io.outcry.core.stream.StreamError;
import io.outcry.core.stream.StreamEvent;
import java.time.Duration;
import java.util.Optional;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.ManualTime;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** A session outlives its user's actor. */
class HomeTest {

    private static final ActorTestKit KIT = ActorTestKit.create(ManualTime.config());

    private final ManualTime time = ManualTime.get(KIT.system());

    @AfterAll
    static void end() {
        KIT.shutdownTestKit();
    }

    /** The user's actor as it was when the session was bound; who it is told next is the stage's probe. */
    private static ActorRef<UserMessage> mortal() {
        return KIT.spawn(Behaviors.empty());
    }

    private static Phone bound(ActorRef<UserMessage> user) {
        var phone = Phone.loggedIn(KIT);
        phone.isBound(user);
        return phone;
    }

    private static Phone orphaned() {
        return orphaned(Session.connected("phone"));
    }

    private static Phone orphaned(Session known) {
        var user = mortal();
        var phone = bound(user);
        phone.session().tell(new ToClient.Known(known));
        KIT.stop(user);
        return phone;
    }

    private static ToUser.Rejoin rejoins(Phone phone) {
        return phone.stage.user.expectMessageClass(ToUser.Rejoin.class);
    }

    private static void isTaken(Phone phone) {
        phone.session().tell(new ToClient.Rejoined(phone.stage.user.ref()));
    }

    @Test
    void tellsTheNextLifeOfItsUserWhatTheLastOneKnew() {
        var known = Session.connected("phone").interested().withCarbons(true);

        var rejoin = rejoins(orphaned(known));

        assertThat(rejoin.session()).isEqualTo(known);
        assertThat(rejoin.streamId()).isEmpty();
    }

    @Test
    void asksUntilItIsTaken() {
        var phone = orphaned();
        rejoins(phone);

        time.timePasses(SessionStage.ASK_AGAIN_AFTER);
        rejoins(phone);
        isTaken(phone);
        phone.pingsTheServer("mark");

        time.timePasses(SessionStage.ASK_AGAIN_AFTER);
        phone.stage.user.expectNoMessage();
    }

    @Test
    void goesOnWithItsNextLife() {
        var phone = orphaned();
        rejoins(phone);
        isTaken(phone);
        phone.pingsTheServer("mark");

        phone.stage.user.stop();

        // That one is watched as well, and nobody is left who could answer.
        phone.pingsTheServer("still there");
    }

    @Test
    void saysWhatItWasGivenAndWhatItsClientHas() {
        var user = mortal();
        var phone = bound(user);
        phone.says(new Signal.Enable(true, 0).element());
        phone.hears();
        for (var seq = 7L; seq <= 9; seq++) {
            phone.session().tell(Phone.delivered("entry", seq));
        }
        phone.says(new Signal.Ack(1).element());

        KIT.stop(user);

        var rejoin = rejoins(phone);
        assertThat(rejoin.streamId()).isNotEmpty();
        assertThat(rejoin.given().last()).isEqualTo(9);
        assertThat(rejoin.given().had()).containsExactly(7L);
        assertThat(rejoin.given().onTheWay()).containsExactly(8L, 9L);
    }

    /** A store that is away for long, and a user's actor that begins anew then, are no reason to be given anything again. */
    @Test
    void remembersWhatItsClientHasUntilThatIsWrittenDown() {
        var user = mortal();
        var phone = bound(user);
        for (var seq = 7L; seq <= 10; seq++) {
            phone.session().tell(Phone.delivered("entry", seq));
        }
        phone.stage.clock.pass(Duration.ofHours(1));

        phone.session().tell(new ToClient.Saved(8));
        KIT.stop(user);

        assertThat(rejoins(phone).given().had()).containsExactly(9L, 10L);
    }

    @Test
    void saysItsPresenceAgainWhereNobodyMayHaveHeardIt() {
        var phone = orphaned();
        rejoins(phone);
        var header = new Header(Optional.empty(), Optional.empty(), "", "");
        phone.says(new Presence(header, Presence.Type.AVAILABLE, Payload.empty()));
        phone.stage.user.expectMessageClass(ToUser.Announce.class);

        isTaken(phone);

        phone.stage.user.expectMessageClass(ToUser.Announce.class);
    }

    @Test
    void keepsMessagesUntilSomebodyHasThemOnRecord() {
        var phone = orphaned();
        rejoins(phone);

        phone.says(chat("meanwhile"));

        var entrust = phone.entrusts();
        assertThat(Verona.body(entrust.message().stanza())).isEqualTo("meanwhile");
    }

    @Test
    void isKnownBeforeItLeaves() {
        var phone = orphaned();
        rejoins(phone);

        phone.stage.comes(new StreamEvent.Closed());
        phone.stage.user.expectNoMessage();
        isTaken(phone);

        phone.isHeardLeaving();
    }

    @Test
    void leavesUntilItsUserHasHeardIt() {
        var user = mortal();
        var phone = bound(user);
        phone.stage.comes(new StreamEvent.Closed());

        KIT.stop(user);

        rejoins(phone);
        isTaken(phone);
        phone.isHeardLeaving();
        phone.stage.user.expectTerminated(phone.session());
    }

    @Test
    void leavesAtLastWhereNobodyHearsIt() {
        var phone = orphaned();
        rejoins(phone);
        phone.stage.comes(new StreamEvent.Closed());

        time.timePasses(SessionStage.SETTLE_WITHIN);

        phone.stage.user.expectTerminated(phone.session());
    }

    @Test
    void givesBackWhatComesAfterItsEnd() {
        var phone = bound(mortal());
        phone.stage.comes(new StreamEvent.Closed());
        phone.stage.wire.expectMessageClass(StreamCommand.Close.class);

        phone.isGiven("too late");

        assertThat(phone.stage.user.expectMessageClass(ToUser.Returned.class).stanzas())
                .hasSize(1);
    }

    @Test
    void outlivesItsUserWhileItsClientIsAway() {
        var user = mortal();
        var phone = bound(user);
        phone.says(new Signal.Enable(true, 0).element());
        phone.hears();
        phone.stage.comes(new StreamEvent.Lost("played"));

        KIT.stop(user);

        assertThat(rejoins(phone).streamId()).isNotEmpty();
    }

    @Test
    void endsWhereAnotherClientHasItsResource() {
        var phone = orphaned();
        rejoins(phone);

        phone.session().tell(new ToClient.End(StreamError.of(StreamError.Condition.CONFLICT, "taken")));

        assertThat(phone.hearsTheEnd()).isEqualTo("conflict");
    }

    @Test
    void endsWhereNobodyTakesItForTooLong() {
        var phone = orphaned();
        rejoins(phone);

        phone.stage.clock.pass(SessionStage.REJOIN_WITHIN);
        time.timePasses(SessionStage.ASK_AGAIN_AFTER);

        assertThat(phone.hearsTheEnd()).isEqualTo("internal-server-error");
    }

    private static Message chat(String body) {
        return Verona.chat(Verona.PHONE, Verona.JULIET, body);
    }

    @Test
    void asksAgainForASession() {
        var phone = Phone.loggedIn(KIT);
        phone.says(phone.bind("phone"));
        phone.stage.user.expectMessageClass(ToUser.Bind.class);

        time.timePasses(SessionStage.ASK_AGAIN_AFTER);

        var again = phone.stage.user.expectMessageClass(ToUser.Bind.class);
        assertThat(again.resource()).isEqualTo("phone");
    }
}
