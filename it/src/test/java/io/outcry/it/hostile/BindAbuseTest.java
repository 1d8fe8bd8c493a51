package io.outcry.it.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.outcry.core.stanza.Namespaces;
import io.outcry.it.harness.Bystanders;
import io.outcry.it.harness.Servers;
import io.outcry.it.peer.Login;
import io.outcry.it.peer.Player;
import io.outcry.it.peer.TestServer;
import io.outcry.it.peer.XmppPeer;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Resources that cannot be, and more of them than may be (RFC 6120 §7). */
class BindAbuseTest {

    @RegisterExtension
    static final Bystanders BYSTANDERS = new Bystanders();

    private final TestServer server = Servers.shared();
    private final Player romeo = server.player("romeo");

    @ParameterizedTest
    @ValueSource(strings = {"&#x7F;", "a&#xAD;\u0378b", "\uD83D\uDE00\u200E\u0000"})
    void aResourceThatIsNoneIsRefused(String resource) {
        try (var peer = Login.authenticated(server, romeo)) {

            peer.send(bind("no", resource.replace("\u0000", "")));

            peer.expect("<iq type='error' id='no'><error type='modify'><bad-request xmlns='" + Namespaces.STANZA_ERRORS
                    + "'/></error></iq>");
            Login.bind(peer, "phone");
            peer.roundTrip();
        }
    }

    @Test
    void aResourceOfMoreThan1023BytesIsRefused() {
        try (var peer = Login.authenticated(server, romeo)) {

            peer.send(bind("long", "a".repeat(1_024)));

            peer.expect("<iq type='error' id='long'><error type='modify'><bad-request xmlns='"
                    + Namespaces.STANZA_ERRORS + "'/></error></iq>");
        }
    }

    @Test
    void whoAsksForNoResourceGetsOneThatNobodyGuesses() {
        try (var one = Login.authenticated(server, romeo);
                var other = Login.authenticated(server, romeo)) {

            var first = bound(one, "<bind xmlns='" + Login.BIND + "'/>");
            var second = bound(other, "<bind xmlns='" + Login.BIND + "'><resource/></bind>");

            assertThat(first).startsWith(romeo.bare() + "/").isNotEqualTo(second);
            assertThat(first.substring(first.indexOf('/') + 1)).hasSizeGreaterThanOrEqualTo(16);
        }
    }

    @Test
    void nobodyBindsTwice() {
        try (var peer = Login.session(server, romeo, "phone")) {

            peer.send(bind("again", "laptop"));

            assertThat(peer.expect("<iq type='error' id='again'><error/></iq>")).isNotNull();
            peer.roundTrip();
        }
    }

    @Test
    void nobodyBindsForAnother() {
        var mercutio = server.player("mercutio");
        try (var peer = Login.authenticated(server, romeo)) {

            peer.send("<iq type='set' id='bind' to='" + mercutio.bare() + "'><bind xmlns='" + Login.BIND
                    + "'><resource>phone</resource></bind></iq>");

            assertThat(peer.nextElement().text()).doesNotContain(mercutio.bare());
        }
    }

    @Test
    void anAccountHasOnlySoManySessions() {
        var peers = new ArrayList<XmppPeer>();
        try {
            for (var number = 1; number <= 20; number++) {
                peers.add(Login.session(server, romeo, "client-" + number));
            }
            var oneMore = Login.authenticated(server, romeo);
            peers.add(oneMore);

            oneMore.send(bind("full", "client-21"));

            oneMore.expect("<iq type='error' id='full'><error type='wait'><resource-constraint xmlns='"
                    + Namespaces.STANZA_ERRORS + "'/></error></iq>");
            peers.getFirst().roundTrip();
        } finally {
            peers.forEach(XmppPeer::close);
        }
    }

    @Test
    void theNewestSessionTakesTheResource() {
        try (var old = Login.session(server, romeo, "phone")) {

            try (var young = Login.session(server, romeo, "phone")) {

                old.expectStreamError("conflict");
                young.roundTrip();
            }
        }
    }

    private static String bound(XmppPeer peer, String bind) {
        peer.send("<iq type='set' id='bind'>" + bind + "</iq>");
        return peer.expect("<iq type='result' id='bind'><bind xmlns='" + Login.BIND + "'/></iq>")
                .child("bind", Login.BIND)
                .flatMap(answer -> answer.child("jid", Login.BIND))
                .orElseThrow()
                .text();
    }

    private static String bind(String id, String resource) {
        return "<iq type='set' id='" + id + "'><bind xmlns='" + Login.BIND + "'><resource>" + resource
                + "</resource></bind></iq>";
    }
}
