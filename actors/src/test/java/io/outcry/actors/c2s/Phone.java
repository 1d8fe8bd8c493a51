package io.outcry.actors.c2s;

import static org.assertj.core.api.Assertions.assertThat;

import io.outcry.actors.Verona;
import io.outcry.actors.client.ClientMessage;
import io.outcry.actors.client.ToClient;
import io.outcry.actors.client.ToUser;
import io.outcry.actors.client.UserMessage;
import io.outcry.core.address.Jid;
import io.outcry.core.feature.streammanagement.ResumeId;
import io.outcry.core.feature.streammanagement.Signal;
import io.outcry.core.policy.Gate;
import io.outcry.core.routing.Session;
import io.outcry.core.stanza.Element;
import io.outcry.core.stanza.Header;
import io.outcry.core.stanza.Iq;
import io.outcry.core.stanza.Namespaces;
import io.outcry.core.stanza.Payload;
import io.outcry.core.stanza.Stanza;
import io.outcry.core.stream.StreamCommand;
import io.outcry.core.stream.StreamEvent;
import io.outcry.core.stream.StreamHeader;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.typed.ActorRef;

/** Romeo's phone: what it says on its connection, and what it expects to hear. */
final class Phone {

    final SessionStage stage;

    Phone(SessionStage stage) {
        this.stage = stage;
    }

    /** One that has logged in and may bind or resume. */
    static Phone loggedIn(ActorTestKit kit) {
        var phone = new Phone(SessionStage.ofDirectTls(kit));
        phone.stage.comes(new StreamEvent.Secured(SessionStage.tls()));
        phone.opens();
        phone.logsIn();
        phone.opens();
        return phone;
    }

    /** One that is a session. */
    static Phone bound(ActorTestKit kit) {
        var phone = loggedIn(kit);
        phone.isBound(phone.stage.user.ref());
        return phone;
    }

    /** It becomes a session of this user's actor. */
    void isBound(ActorRef<UserMessage> user) {
        says(bind("phone"));
        stage.user.expectMessageClass(ToUser.Bind.class).client().tell(new ToClient.Bound(Verona.PHONE, user));
        hearsStanza();
    }

    /** A session whose stream can be resumed. */
    static Phone managed(ActorTestKit kit) {
        var phone = bound(kit);
        phone.enables();
        return phone;
    }

    /** Gives the stream's id. */
    String enables() {
        says(new Signal.Enable(true, 0).element());
        var resumable = stage.user.expectMessageClass(ToUser.Resumable.class);
        assertThat(hears().is("enabled", Namespaces.STREAM_MANAGEMENT)).isTrue();
        return resumable.streamId();
    }

    Element opens() {
        stage.comes(
                new StreamEvent.Opened(new StreamHeader(SessionStage.DOMAIN, "", "", "en", "1.0", Namespaces.CLIENT)));
        stage.wire.expectMessageClass(StreamCommand.Open.class);
        return hears();
    }

    void logsIn() {
        says(auth("PLAIN", "\0romeo\0" + SessionStage.PASSWORD));
        assertThat(hears().is("success", Namespaces.SASL)).isTrue();
        stage.wire.expectMessageClass(StreamCommand.Restart.class);
    }

    static Element auth(String mechanism, String initial) {
        return Element.named("auth", Namespaces.SASL)
                .attribute("mechanism", mechanism)
                .text(base64(initial))
                .build();
    }

    static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    Iq bind(String resource) {
        var bind = Element.named("bind", Namespaces.BIND).child("resource", resource);
        var header = new Header(Optional.empty(), Optional.empty(), "bind-1", "");
        return new Iq(header, Iq.Type.SET, Payload.of(bind.build()));
    }

    void says(Stanza stanza) {
        stage.comes(stanza);
    }

    void says(Element nonza) {
        stage.comes(new StreamEvent.Nonza(nonza));
    }

    Element hears() {
        return stage.wire.expectMessageClass(StreamCommand.SendNonza.class).element();
    }

    Stanza hearsStanza() {
        return stage.wire.expectMessageClass(StreamCommand.Send.class).stanza();
    }

    /** The stream error that ends the stream, by its condition. */
    String hearsTheEnd() {
        var error = hears();
        stage.wire.expectMessageClass(StreamCommand.Close.class);
        assertThat(error.is("error", Namespaces.STREAMS)).isTrue();
        return error.children().getFirst().name().local();
    }

    /** Everything before this was dealt with: a request to the server is answered behind it. */
    void pingsTheServer(String id) {
        var ping = Element.empty("ping", "urn:xmpp:ping");
        says(Iq.of(Iq.Type.GET, Verona.PHONE, Jid.ofDomain(SessionStage.DOMAIN), id, ping));
        assertThat(hearsStanza().id()).isEqualTo(id);
    }

    /** Its session is over, and its user knows that. */
    void isHeardLeaving() {
        stage.user.expectMessageClass(ToUser.Leave.class);
        session().tell(new ToClient.Left());
    }

    /** What the session entrusts to the message's receiver; it goes to the sender's account as well. */
    ToUser.Entrust entrusts() {
        var entrust = stage.user.expectMessageClass(ToUser.Entrust.class);
        var sent = stage.user.expectMessageClass(ToUser.Sent.class);
        assertThat(sent.consignment().orElseThrow().place())
                .isEqualTo(entrust.consignment().place());
        return entrust;
    }

    /** Both the receiver and the sender have the message on record. */
    void isConfirmed(ToUser.Entrust entrust) {
        isConfirmed(entrust, Verona.JULIET);
        isConfirmed(entrust, Verona.ROMEO);
    }

    void isConfirmed(ToUser.Entrust entrust, Jid owner) {
        session().tell(new ToClient.Confirmed(entrust.consignment().place(), owner, Optional.empty()));
    }

    /** The count that the client is told when it asks. */
    String count() {
        says(new Signal.AckRequest().element());
        return hears().attributeOr("h", "");
    }

    void isGiven(String body) {
        stage.session.tell(delivered(body, 0));
    }

    static ToClient.Deliver delivered(String body, long seq) {
        var message = Verona.chat(Verona.BALCONY, Verona.PHONE, body);
        return new ToClient.Deliver(Verona.passed(Gate.RECEIVE, message), seq);
    }

    static ToClient.Resumed resumed(
            ActorRef<UserMessage> user, io.outcry.core.feature.streammanagement.StreamSnapshot stream) {
        return new ToClient.Resumed(
                Verona.PHONE,
                Session.connected("phone"),
                user,
                stream,
                "en",
                java.util.List.of(),
                java.util.List.of(),
                "custody",
                List.of());
    }

    static ResumeId streamId() {
        return new ResumeId("s1");
    }

    ActorRef<ClientMessage> session() {
        return stage.session;
    }
}
