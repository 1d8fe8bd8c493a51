package io.outcry.it.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.outcry.it.harness.Bystanders;
import io.outcry.it.harness.Servers;
import io.outcry.it.peer.ChannelBinding;
import io.outcry.it.peer.Login;
import io.outcry.it.peer.XmppPeer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes before its time: before TLS, before the login, before a resource (RFC 6120 §§4.3, 5, 6.4, 7.1). */
class TooEarlyTest {

    @RegisterExtension
    static final Bystanders BYSTANDERS = new Bystanders();

    private static final String MESSAGE = "<message to='romeo@montague.example'><body>Psst</body></message>";
    private static final String PRESENCE = "<presence/>";
    private static final String PING =
            "<iq type='get' id='ping' to='montague.example'><ping xmlns='urn:xmpp:ping'/></iq>";
    private static final String BIND = "<iq type='set' id='bind'><bind xmlns='" + Login.BIND + "'/></iq>";
    private static final String UNKNOWN = "<hello xmlns='urn:example:unheard-of'/>";

    @ParameterizedTest
    @ValueSource(strings = {MESSAGE, PRESENCE, PING, BIND, UNKNOWN})
    void nothingComesInBeforeTls(String xml) {
        try (var peer = XmppPeer.connect(Servers.shared(), "montague.example")) {
            peer.open();

            peer.send(xml);

            peer.expectStreamError("not-authorized");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {MESSAGE, PRESENCE, PING, BIND, UNKNOWN})
    void nothingComesInBeforeTheLogin(String xml) {
        try (var peer = Login.secured(Servers.shared(), "montague.example")) {

            peer.send(xml);

            peer.expectStreamError("not-authorized");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {MESSAGE, PRESENCE, PING})
    void noStanzaComesInBeforeAResourceIsBound(String xml) {
        var server = Servers.shared();
        try (var peer = Login.authenticated(server, server.player("romeo"))) {

            peer.send(xml);

            peer.expectStreamError("not-authorized");
        }
    }

    @Test
    void noPasswordIsTakenBeforeTls() {
        var server = Servers.shared();
        var romeo = server.player("romeo");
        try (var peer = XmppPeer.connect(server, romeo.domain())) {
            assertThat(Login.mechanisms(peer.open())).isEmpty();

            peer.send("<auth xmlns='" + Login.SASL + "' mechanism='PLAIN'>"
                    + Login.base64("\0" + romeo.local() + "\0" + romeo.password()) + "</auth>");

            peer.expect("<failure xmlns='" + Login.SASL + "'><encryption-required/></failure>");
        }
    }

    @Test
    void noMechanismIsTakenBeforeTls() {
        var server = Servers.shared();
        try (var peer = XmppPeer.connect(server, "montague.example")) {
            peer.open();

            var verdict = Login.scram(peer, server.player("romeo"), "SCRAM-SHA-1", ChannelBinding.UNSUPPORTED);

            assertThat(verdict.child("encryption-required", Login.SASL)).isPresent();
        }
    }

    @Test
    void whatFollowsStartTlsInClearIsThrownAway() {
        var server = Servers.shared();
        var romeo = server.player("romeo");
        try (var peer = XmppPeer.connect(server, romeo.domain())) {
            peer.open();

            // One packet: were it kept, the server would read the password as if it had come under TLS.
            peer.send("<starttls xmlns='" + Login.TLS + "'/><stream:stream to='montague.example' version='1.0'"
                    + " xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams'>"
                    + "<auth xmlns='" + Login.SASL + "' mechanism='PLAIN'>"
                    + Login.base64("\0" + romeo.local() + "\0" + romeo.password()) + "</auth>");
            peer.expect("<proceed xmlns='" + Login.TLS + "'/>");
            peer.wire().secure(romeo.domain());

            assertThat(Login.mechanisms(peer.open())).isNotEmpty();
            peer.send("<abort xmlns='" + Login.SASL + "'/>");
            assertThat(peer.nextElement().is("failure", Login.SASL)).isTrue();
        }
    }

    @Test
    void whatIsNotTlsEndsTheConnection() {
        try (var peer = XmppPeer.connect(Servers.shared(), "montague.example")) {
            peer.open();
            peer.send("<starttls xmlns='" + Login.TLS + "'/>");
            peer.expect("<proceed xmlns='" + Login.TLS + "'/>");

            peer.send("<iq type='get' id='a'><ping xmlns='urn:xmpp:ping'/></iq>");

            peer.expectRawEnd();
        }
    }

    @Test
    void directTlsTakesNoClearText() {
        var server = Servers.shared();
        try (var peer = XmppPeer.connectTo(server.directTlsClients(), "montague.example")) {

            peer.send("<stream:stream to='montague.example' version='1.0' xmlns='jabber:client'"
                    + " xmlns:stream='http://etherx.jabber.org/streams'>");

            peer.expectRawEnd();
        }
    }

    @Test
    void tlsBeginsOnce() {
        try (var peer = Login.secured(Servers.shared(), "montague.example")) {

            peer.send("<starttls xmlns='" + Login.TLS + "'/>");

            peer.expectStreamError("not-authorized");
        }
    }

    @Test
    void nobodyLogsInTwice() {
        var server = Servers.shared();
        try (var peer = Login.session(server, server.player("romeo"), "phone")) {

            peer.send("<auth xmlns='" + Login.SASL + "' mechanism='PLAIN'>AAAA</auth>");

            peer.expectStreamError("policy-violation");
        }
    }
}
