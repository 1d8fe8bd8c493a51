package io.outcry.it.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.outcry.core.auth.Octets;
import io.outcry.core.stanza.Element;
import io.outcry.it.harness.Bystanders;
import io.outcry.it.harness.Servers;
import io.outcry.it.peer.ChannelBinding;
import io.outcry.it.peer.Login;
import io.outcry.it.peer.Player;
import io.outcry.it.peer.ScramClient;
import io.outcry.it.peer.TestServer;
import io.outcry.it.peer.XmppPeer;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Logins that are no logins (RFC 6120 §6.4, §6.5). Each comes from an address of its own, since failures are counted. */
class SaslAbuseTest {

    @RegisterExtension
    static final Bystanders BYSTANDERS = new Bystanders();

    private static final AtomicInteger ADDRESSES = new AtomicInteger();

    private final TestServer server = Servers.shared();

    @ParameterizedTest
    @CsvSource({
        "'<auth xmlns=\"urn:ietf:params:xml:ns:xmpp-sasl\" mechanism=\"ROT13\">AAAA</auth>', invalid-mechanism",
        "'<auth xmlns=\"urn:ietf:params:xml:ns:xmpp-sasl\">AAAA</auth>', invalid-mechanism",
        "'<auth xmlns=\"urn:ietf:params:xml:ns:xmpp-sasl\" mechanism=\"PLAIN\">?!?</auth>', incorrect-encoding",
        "'<auth xmlns=\"urn:ietf:params:xml:ns:xmpp-sasl\" mechanism=\"PLAIN\">A A A</auth>', incorrect-encoding",
        "'<auth xmlns=\"urn:ietf:params:xml:ns:xmpp-sasl\" mechanism=\"PLAIN\">AAA</auth>', incorrect-encoding",
        "'<auth xmlns=\"urn:ietf:params:xml:ns:xmpp-sasl\" mechanism=\"PLAIN\">bm8gc2VwYXJhdG9y</auth>', malformed-request",
        "'<auth xmlns=\"urn:ietf:params:xml:ns:xmpp-sasl\" mechanism=\"SCRAM-SHA-1\">bm9uc2Vuc2U=</auth>', malformed-request",
        "'<abort xmlns=\"urn:ietf:params:xml:ns:xmpp-sasl\"/>', aborted",
    })
    void failsInItsOwnWords(String xml, String condition) {
        try (var peer = secured("montague.example")) {

            peer.send(xml);

            assertThat(conditionOf(peer.nextElement())).isEqualTo(condition);
            canStillLogIn(peer);
        }
    }

    @Test
    void aResponseWithoutAnExchangeFails() {
        try (var peer = secured("montague.example")) {

            peer.send("<response xmlns='" + Login.SASL + "'>AAAA</response>");

            assertThat(conditionOf(peer.nextElement())).isIn("malformed-request", "not-authorized");
        }
    }

    @Test
    void anExchangeCanBeAborted() {
        var romeo = server.player("romeo");
        try (var peer = secured(romeo.domain())) {
            begin(peer, romeo);

            peer.send("<abort xmlns='" + Login.SASL + "'/>");

            assertThat(conditionOf(peer.nextElement())).isEqualTo("aborted");
            canStillLogIn(peer);
        }
    }

    @Test
    void anExchangeIsNotTakenUpByAnother() {
        var romeo = server.player("romeo");
        try (var peer = secured(romeo.domain())) {
            begin(peer, romeo);

            peer.send("<response xmlns='" + Login.SASL + "'>" + Login.base64("c=biws,r=forged,p=AAAA") + "</response>");

            assertThat(conditionOf(peer.nextElement())).isIn("malformed-request", "not-authorized");
        }
    }

    @Test
    void anUnknownAccountIsAnsweredAsAWrongPasswordIs() {
        var romeo = server.player("romeo");
        var nobody = new Player("nobody", "nobody-" + XmppPeer.freshId(), romeo.domain(), "secret");
        for (var mechanism : new String[] {"SCRAM-SHA-1", "PLAIN"}) {

            var wrongPassword = attempt(romeo.withPassword("wrong"), mechanism);
            var unknown = attempt(nobody, mechanism);

            assertThat(wrongPassword).isEqualTo(unknown);
            assertThat(conditionOf(unknown)).isEqualTo("not-authorized");
        }
    }

    @Test
    void anUnknownAccountHasTheSameSaltEachTime() {
        var nobody = new Player("nobody", "nobody-" + XmppPeer.freshId(), "montague.example", "secret");

        var first = ScramClient.attributes(challenge(nobody));
        var second = ScramClient.attributes(challenge(nobody));
        var known = ScramClient.attributes(challenge(server.player("romeo")));

        assertThat(second).containsEntry("s", first.get("s")).containsEntry("i", first.get("i"));
        assertThat(known.keySet()).isEqualTo(first.keySet());
        assertThat(known).containsEntry("i", first.get("i"));
        assertThat(Login.base64(known.getOrDefault("s", ""))).hasSameSizeAs(Login.base64(first.getOrDefault("s", "")));
    }

    @Test
    void tooManyAttemptsEndTheStream() {
        var romeo = server.player("romeo").withPassword("wrong");
        try (var peer = secured(romeo.domain())) {
            var attempts = 0;
            while (attempts < 5 && plain(peer, romeo).is("failure", Login.SASL)) {
                attempts++;
            }

            assertThat(attempts).as("RFC 6120 §6.4.5 wants 2 to 5").isBetween(2, 5);
            peer.expectEndAfterError("policy-violation");
        }
    }

    @Test
    void aWrongChannelBindingIsAsWrongAsAPassword() {
        var romeo = server.player("romeo");
        try (var peer = secured(romeo.domain())) {
            var forged = new ChannelBinding("p=tls-exporter", Octets.of(new byte[32]));

            var verdict = Login.scram(peer, romeo, "SCRAM-SHA-256-PLUS", forged);

            assertThat(conditionOf(verdict)).isEqualTo("not-authorized");
        }
    }

    @Test
    void aChannelBindingThatNobodyKnowsIsRefused() {
        var romeo = server.player("romeo");
        try (var peer = secured(romeo.domain())) {
            var unknown = new ChannelBinding("p=tls-unheard-of", Octets.of(new byte[32]));

            var verdict = Login.scram(peer, romeo, "SCRAM-SHA-256-PLUS", unknown);

            assertThat(conditionOf(verdict)).isIn("malformed-request", "not-authorized");
        }
    }

    @Test
    void whoSawNoChannelBindingWasCheated() {
        var romeo = server.player("romeo");
        try (var peer = secured(romeo.domain())) {

            // RFC 5802 §6: the flag "y" says that the server offered no -PLUS, which is not true.
            var verdict = Login.scram(peer, romeo, "SCRAM-SHA-256", ChannelBinding.NOT_OFFERED);

            assertThat(conditionOf(verdict)).isEqualTo("not-authorized");
        }
    }

    @Test
    void nobodyActsForAnother() {
        var romeo = server.player("romeo");
        var juliet = server.player("juliet");
        try (var peer = secured(romeo.domain())) {

            peer.send("<auth xmlns='" + Login.SASL + "' mechanism='PLAIN'>"
                    + Login.base64(juliet.bare() + "\0" + romeo.local() + "\0" + romeo.password()) + "</auth>");

            assertThat(conditionOf(peer.nextElement())).isEqualTo("invalid-authzid");
        }
    }

    private void canStillLogIn(XmppPeer peer) {
        Login.authenticate(peer, server.player("romeo"), "SCRAM-SHA-1", ChannelBinding.UNSUPPORTED);
    }

    private Element attempt(Player player, String mechanism) {
        try (var peer = secured(player.domain())) {
            return mechanism.equals("PLAIN")
                    ? plain(peer, player)
                    : Login.scram(peer, player, mechanism, ChannelBinding.UNSUPPORTED);
        }
    }

    private String challenge(Player player) {
        try (var peer = secured(player.domain())) {
            return Login.plain(begin(peer, player).text());
        }
    }

    private static Element begin(XmppPeer peer, Player player) {
        var client = new ScramClient("SCRAM-SHA-1", player, ChannelBinding.UNSUPPORTED, XmppPeer.freshId());
        peer.send(
                "<auth xmlns='" + Login.SASL + "' mechanism='SCRAM-SHA-1'>" + Login.base64(client.first()) + "</auth>");
        return peer.expect("<challenge xmlns='" + Login.SASL + "'/>");
    }

    private static Element plain(XmppPeer peer, Player player) {
        peer.send("<auth xmlns='" + Login.SASL + "' mechanism='PLAIN'>"
                + Login.base64("\0" + player.local() + "\0" + player.password()) + "</auth>");
        return peer.nextElement();
    }

    private XmppPeer secured(String domain) {
        var peer = XmppPeer.connectFrom(server, domain, ownAddress());
        Login.startTls(peer);
        return peer;
    }

    private static InetAddress ownAddress() {
        try {
            return InetAddress.getByAddress(new byte[] {127, 0, 7, (byte) ADDRESSES.incrementAndGet()});
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String conditionOf(Element failure) {
        assertThat(failure.is("failure", Login.SASL)).as("%s", failure).isTrue();
        return failure.children().getFirst().name().local();
    }
}
