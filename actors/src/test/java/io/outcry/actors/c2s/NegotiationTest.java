package io.outcry.actors.c2s;

import static org.assertj.core.api.Assertions.assertThat;

import io.outcry.actors.Verona;
import io.outcry.actors.client.ToClient;
import io.outcry.actors.client.ToUser;
import io.outcry.core.feature.streammanagement.Signal;
import io.outcry.core.stanza.Element;
import io.outcry.core.stanza.Iq;
import io.outcry.core.stanza.Namespaces;
import io.outcry.core.stanza.StanzaError;
import io.outcry.core.stream.StreamCommand;
import io.outcry.core.stream.StreamError;
import io.outcry.core.stream.StreamEvent;
import io.outcry.core.stream.StreamHeader;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.ManualTime;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** From the connection to the session: every step in its place (RFC 6120 §4.3). */
class NegotiationTest {

    private static final ActorTestKit KIT = ActorTestKit.create(ManualTime.config());

    private final ManualTime time = ManualTime.get(KIT.system());

    @AfterAll
    static void end() {
        KIT.shutdownTestKit();
    }

    @Test
    void offersNothingButTlsInTheClear() {
        var phone = new Phone(SessionStage.ofStartTls(KIT));

        var features = phone.opens();

        assertThat(features.children()).hasSize(1);
        assertThat(features.child("starttls", Namespaces.TLS)).isPresent();
    }

    @Test
    void beginsTlsAndANewStream() {
        var phone = new Phone(SessionStage.ofStartTls(KIT));
        phone.opens();

        phone.says(Element.empty("starttls", Namespaces.TLS));

        assertThat(phone.hears().is("proceed", Namespaces.TLS)).isTrue();
        phone.stage.wire.expectMessageClass(StreamCommand.StartTls.class);
        phone.stage.comes(new StreamEvent.Secured(SessionStage.tls()));
        assertThat(phone.opens().child("mechanisms", Namespaces.SASL)).isPresent();
    }

    @Test
    void refusesToLogInInTheClear() {
        var phone = new Phone(SessionStage.ofStartTls(KIT));
        phone.opens();

        phone.says(Phone.auth("PLAIN", "\0romeo\0" + SessionStage.PASSWORD));

        assertThat(phone.hears().child("encryption-required", Namespaces.SASL)).isPresent();
    }

    @Test
    void logsInByScram() {
        var phone = new Phone(SessionStage.ofDirectTls(KIT));
        phone.stage.comes(new StreamEvent.Secured(SessionStage.tls()));
        phone.opens();
        var scram = new Scram("romeo", SessionStage.PASSWORD);

        phone.says(Phone.auth("SCRAM-SHA-256", scram.first()));
        var challenge = phone.hears();
        assertThat(challenge.is("challenge", Namespaces.SASL)).isTrue();
        phone.says(Element.named("response", Namespaces.SASL)
                .text(Phone.base64(scram.last(challenge.text())))
                .build());

        assertThat(phone.hears().is("success", Namespaces.SASL)).isTrue();
        phone.stage.wire.expectMessageClass(StreamCommand.Restart.class);
        assertThat(phone.opens().child("bind", Namespaces.BIND)).isPresent();
    }

    @Test
    void endsTheStreamAfterTooManyWrongPasswords() {
        var phone = new Phone(SessionStage.ofDirectTls(KIT));
        phone.stage.comes(new StreamEvent.Secured(SessionStage.tls()));
        phone.opens();

        for (var i = 0; i < 3; i++) {
            phone.says(Phone.auth("PLAIN", "\0romeo\0wrong"));
            assertThat(phone.hears().child("not-authorized", Namespaces.SASL)).isPresent();
        }

        assertThat(phone.hearsTheEnd()).isEqualTo("policy-violation");
    }

    @Test
    void refusesLoginsWhileTheProcessorsAreBusy() {
        var phone = new Phone(SessionStage.withCrypto(KIT, _ -> {
            throw new RejectedExecutionException("full");
        }));
        phone.stage.comes(new StreamEvent.Secured(SessionStage.tls()));
        phone.opens();

        phone.says(Phone.auth("PLAIN", "\0romeo\0" + SessionStage.PASSWORD));

        assertThat(phone.hears().child("temporary-auth-failure", Namespaces.SASL))
                .isPresent();
    }

    @Test
    void logsInByADirectory() {
        var phone = ofDirectory();

        phone.says(Phone.auth("PLAIN", "\0romeo\0" + SessionStage.PASSWORD));

        assertThat(phone.hears().is("success", Namespaces.SASL)).isTrue();
    }

    @Test
    void offersNothingThatADirectoryCannotDo() {
        var phone = new Phone(SessionStage.withDirectory(KIT));
        phone.stage.comes(new StreamEvent.Secured(SessionStage.tls()));

        var offered = phone.opens().child("mechanisms", Namespaces.SASL).orElseThrow();

        assertThat(offered.children().stream().map(Element::text)).containsExactly("PLAIN");
        phone.says(Phone.auth("SCRAM-SHA-256", new Scram("romeo", SessionStage.PASSWORD).first()));
        assertThat(phone.hears().child("invalid-mechanism", Namespaces.SASL)).isPresent();
    }

    @Test
    void tellsAnUnknownAccountOfADirectoryWhatItTellsAWrongPassword() {
        var phone = ofDirectory();

        phone.says(Phone.auth("PLAIN", "\0romeo\0wrong"));
        var wrong = phone.hears();
        phone.says(Phone.auth("PLAIN", "\0paris\0wrong"));

        assertThat(phone.hears()).isEqualTo(wrong);
        assertThat(wrong.child("not-authorized", Namespaces.SASL)).isPresent();
    }

    @Test
    void countsNoAttemptWhileADirectoryIsAway() {
        var phone = ofDirectory();
        phone.stage.directory.away(true);
        for (var i = 0; i < SessionStage.FEW_ATTEMPTS; i++) {
            phone.says(Phone.auth("PLAIN", "\0romeo\0" + SessionStage.PASSWORD));
            assertThat(phone.hears().child("temporary-auth-failure", Namespaces.SASL))
                    .isPresent();
        }

        phone.stage.directory.away(false);
        phone.says(Phone.auth("PLAIN", "\0romeo\0" + SessionStage.PASSWORD));

        assertThat(phone.hears().is("success", Namespaces.SASL)).isTrue();
    }

    private static Phone ofDirectory() {
        var phone = new Phone(SessionStage.withDirectory(KIT));
        phone.stage.comes(new StreamEvent.Secured(SessionStage.tls()));
        phone.opens();
        return phone;
    }

    @Test
    void endsStreamsThatSendStanzasBeforeLogin() {
        var phone = new Phone(SessionStage.ofDirectTls(KIT));
        phone.stage.comes(new StreamEvent.Secured(SessionStage.tls()));
        phone.opens();

        phone.says(Verona.chat(Verona.PHONE, Verona.JULIET, "Hark"));

        assertThat(phone.hearsTheEnd()).isEqualTo("not-authorized");
        phone.stage.user.expectTerminated(phone.session());
    }

    @Test
    void endsStreamsThatSendStanzasBeforeTheyAreBound() {
        var phone = Phone.loggedIn(KIT);

        phone.says(Verona.chat(Verona.PHONE, Verona.JULIET, "Hark"));

        assertThat(phone.hearsTheEnd()).isEqualTo("not-authorized");
    }

    @Test
    void refusesAStreamToADomainThatIsNotOurs() {
        var phone = new Phone(SessionStage.ofStartTls(KIT));

        phone.stage.comes(
                new StreamEvent.Opened(new StreamHeader("verona.example", "", "", "en", "1.0", Namespaces.CLIENT)));

        var open = phone.stage.wire.expectMessageClass(StreamCommand.Open.class);
        assertThat(open.header().from()).isEqualTo(SessionStage.DOMAIN);
        assertThat(phone.hearsTheEnd()).isEqualTo("host-unknown");
    }

    @Test
    void opensAStreamBeforeItRefusesGarbage() {
        var phone = new Phone(SessionStage.ofStartTls(KIT));

        phone.stage.comes(new StreamEvent.Failed(StreamError.of(StreamError.Condition.NOT_WELL_FORMED)));

        phone.stage.wire.expectMessageClass(StreamCommand.Open.class);
        assertThat(phone.hearsTheEnd()).isEqualTo("not-well-formed");
    }

    @Test
    void givesUpWhoTakesTooLong() {
        var phone = Phone.loggedIn(KIT);

        time.timePasses(Duration.ofMinutes(1));

        assertThat(phone.hearsTheEnd()).isEqualTo("connection-timeout");
    }

    @Test
    void answersABindWithTheSession() {
        var phone = Phone.loggedIn(KIT);

        phone.says(phone.bind("phone"));
        var bind = phone.stage.user.expectMessageClass(ToUser.Bind.class);
        bind.client().tell(new ToClient.Bound(Verona.PHONE, phone.stage.user.ref()));

        var answer = phone.hearsStanza();
        assertThat(bind.resource()).isEqualTo("phone");
        assertThat(answer.payload()
                        .find("bind", Namespaces.BIND)
                        .orElseThrow()
                        .children()
                        .getFirst()
                        .text())
                .isEqualTo(Verona.PHONE.toString());
    }

    @Test
    void mayAskForAnotherResourceWhereOneIsRefused() {
        var phone = Phone.loggedIn(KIT);
        phone.says(phone.bind("phone"));
        var bind = phone.stage.user.expectMessageClass(ToUser.Bind.class);

        bind.client().tell(new ToClient.BindRefused(StanzaError.of(StanzaError.Condition.CONFLICT)));

        assertThat(((Iq) phone.hearsStanza()).isError()).isTrue();
        phone.says(phone.bind("laptop"));
        assertThat(phone.stage.user.expectMessageClass(ToUser.Bind.class).resource())
                .isEqualTo("laptop");
    }

    @Test
    void beginsAnewWhereTheUserIsSilent() {
        var phone = Phone.loggedIn(KIT);
        phone.says(phone.bind("phone"));
        phone.stage.user.expectMessageClass(ToUser.Bind.class);

        time.timePasses(SessionStage.USER_TIMEOUT);

        assertThat(phone.hearsStanza().isError()).isTrue();
        assertThat(phone.hearsTheEnd()).isEqualTo("resource-constraint");
    }

    @Test
    void enablesNothingBeforeItIsBound() {
        var phone = Phone.loggedIn(KIT);

        phone.says(new Signal.Enable(true, 0).element());

        assertThat(phone.hears().is("failed", Namespaces.STREAM_MANAGEMENT)).isTrue();
        phone.says(phone.bind("phone"));
        phone.stage.user.expectMessageClass(ToUser.Bind.class);
    }

    @Test
    void asksForOneElementAtATimeUntilItIsASession() {
        var phone = new Phone(SessionStage.ofDirectTls(KIT));
        phone.stage.comes(new StreamEvent.Secured(SessionStage.tls()));
        phone.opens();
        phone.logsIn();
        phone.opens();
        phone.stage.wire.awaitAssert(() -> assertThat(phone.stage.demand).hasValue(4));

        phone.says(phone.bind("phone"));
        var bind = phone.stage.user.expectMessageClass(ToUser.Bind.class);
        bind.client().tell(new ToClient.Bound(Verona.PHONE, phone.stage.user.ref()));

        phone.stage.wire.awaitAssert(() -> assertThat(phone.stage.demand).hasValue(4 + SessionStage.WINDOW));
    }

    @Test
    void saysGoodbyeWhenTheNodeStops() {
        var phone = Phone.loggedIn(KIT);

        phone.session().tell(new ClientSession.Shutdown());

        assertThat(phone.hearsTheEnd()).isEqualTo("system-shutdown");
    }
}
