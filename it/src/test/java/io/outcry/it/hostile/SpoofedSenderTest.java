package io.outcry.it.hostile;

import io.outcry.it.harness.Bystanders;
import io.outcry.it.harness.Servers;
import io.outcry.it.peer.Login;
import io.outcry.it.peer.Player;
import io.outcry.it.peer.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A stanza's sender is who the session proved to be (RFC 6120 §4.9.3.9, §8.1.2.1). */
class SpoofedSenderTest {

    @RegisterExtension
    static final Bystanders BYSTANDERS = new Bystanders();

    private final TestServer server = Servers.shared();
    private final Player romeo = server.player("romeo");
    private final Player juliet = server.player("juliet");

    @ParameterizedTest
    @ValueSource(
            strings = {"mercutio@montague.example", "montague.example", "capulet.example", "nobody@verona.example/x"})
    void whoClaimsToBeAnotherIsSentAway(String claimed) {
        try (var liar = Login.session(server, romeo, "phone");
                var receiver = Login.session(server, juliet, "home")) {

            liar.send("<message type='chat' to='%s' from='%s'><body>I am another</body></message>"
                    .formatted(receiver.address(), claimed));

            liar.expectStreamError("invalid-from");
            receiver.expectNothing();
        }
    }

    @Test
    void whoClaimsToBeAnotherSessionOfTheAccountIsSentAway() {
        try (var other = Login.session(server, romeo, "laptop");
                var liar = Login.session(server, romeo, "phone")) {

            liar.send("<presence from='" + other.address() + "'/>");

            liar.expectStreamError("invalid-from");
            other.expectNothing();
        }
    }

    @Test
    void aSenderIsStampedWhereThereIsNone() {
        try (var peer = Login.session(server, romeo, "phone");
                var receiver = Login.session(server, juliet, "home")) {

            peer.send("<message type='chat' to='%s'><body>a</body></message>".formatted(receiver.address()));
            peer.send("<message type='chat' to='%s' from='%s'><body>b</body></message>"
                    .formatted(receiver.address(), romeo.bare()));

            receiver.expect("<message type='chat' from='%s'><body>a</body></message>".formatted(peer.address()));
            receiver.expect("<message type='chat' from='%s'><body>b</body></message>".formatted(peer.address()));
        }
    }

    @Test
    void addressesThatAreNoneComeBack() {
        try (var peer = Login.session(server, romeo, "phone")) {

            peer.send("<message id='bad' to='@@'><body>a</body></message>");

            peer.expect("<message type='error' id='bad'><error type='modify'>"
                    + "<jid-malformed xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></message>");
            peer.roundTrip();
        }
    }

    @Test
    void aRequestWithoutAnIdIsRefused() {
        try (var peer = Login.session(server, romeo, "phone")) {

            peer.send("<iq type='get' to='montague.example'><ping xmlns='urn:xmpp:ping'/></iq>");

            peer.expect("<iq type='error'><error type='modify'>"
                    + "<bad-request xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></iq>");
            peer.roundTrip();
        }
    }
}
