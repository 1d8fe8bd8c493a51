package io.outcry.it.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.outcry.it.harness.Servers;
import io.outcry.it.peer.ChannelBinding;
import io.outcry.it.peer.Login;
import io.outcry.it.peer.Player;
import io.outcry.it.peer.ScramClient;
import io.outcry.it.peer.TestServer;
import io.outcry.it.peer.XmppPeer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every way to log in, with the client's side computed from the RFCs (5802, 7677, 9266, 5929). */
class MechanismsTest {

    private static final String CHANNEL_BINDING = "urn:xmpp:sasl-cb:0";

    private final TestServer server = Servers.shared();
    private final Player romeo = server.player("romeo");

    @ParameterizedTest
    @ValueSource(strings = {"SCRAM-SHA-1", "SCRAM-SHA-256", "SCRAM-SHA-512"})
    void scramOverStartTls(String mechanism) {
        try (var peer = Login.secured(server, romeo.domain())) {

            Login.authenticate(peer, romeo, mechanism, ChannelBinding.UNSUPPORTED);

            Login.bind(peer, "phone");
            peer.roundTrip();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "SCRAM-SHA-1-PLUS, TLSv1.3", "SCRAM-SHA-256-PLUS, TLSv1.3", "SCRAM-SHA-512-PLUS, TLSv1.3",
        "SCRAM-SHA-1-PLUS, TLSv1.2", "SCRAM-SHA-256-PLUS, TLSv1.2", "SCRAM-SHA-512-PLUS, TLSv1.2",
    })
    void scramBoundToTheServersCertificate(String mechanism, String protocol) {
        try (var peer = XmppPeer.connect(server, romeo.domain())) {
            Login.startTls(peer, protocol);

            Login.authenticate(peer, romeo, mechanism, ChannelBinding.serverEndPoint(peer.wire()));

            Login.bind(peer, "phone");
            peer.roundTrip();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"SCRAM-SHA-1-PLUS", "SCRAM-SHA-256-PLUS", "SCRAM-SHA-512-PLUS"})
    void scramBoundToTheSecretOfTheSession(String mechanism) {
        try (var peer = XmppPeer.connect(server, romeo.domain())) {
            Login.startTls(peer, "TLSv1.3");

            Login.authenticate(peer, romeo, mechanism, ChannelBinding.exporter(peer.wire()));

            Login.bind(peer, "phone");
            peer.roundTrip();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"SCRAM-SHA-1-PLUS", "SCRAM-SHA-256-PLUS", "SCRAM-SHA-512-PLUS"})
    void scramBoundToTheSecretOfADirectTlsSession(String mechanism) {
        try (var peer = XmppPeer.directTls(server, romeo.domain())) {
            peer.open();

            Login.authenticate(peer, romeo, mechanism, ChannelBinding.exporter(peer.wire()));

            Login.bind(peer, "phone");
            peer.roundTrip();
        }
    }

    @Test
    void plainUnderTls() {
        try (var peer = Login.secured(server, romeo.domain())) {

            peer.send("<auth xmlns='" + Login.SASL + "' mechanism='PLAIN'>"
                    + Login.base64("\0" + romeo.local() + "\0" + romeo.password()) + "</auth>");

            peer.expect("<success xmlns='" + Login.SASL + "'/>");
            peer.open();
            assertThat(Login.bind(peer, "phone")).isEqualTo(romeo.full("phone"));
        }
    }

    @Test
    void directTlsAgreesOnTheProtocolInside() {
        try (var peer = XmppPeer.directTls(server, romeo.domain())) {

            assertThat(peer.wire().tls().orElseThrow().getApplicationProtocol())
                    .as("XEP-0368 §4, ALPN")
                    .isEqualTo("xmpp-client");
        }
    }

    @Test
    void eachDomainShowsItsOwnCertificate() throws Exception {
        for (var domain : new String[] {"montague.example", "capulet.example"}) {
            try (var peer = XmppPeer.directTls(server, domain)) {
                var certificate = (java.security.cert.X509Certificate)
                        peer.wire().tls().orElseThrow().getSession().getPeerCertificates()[0];

                assertThat(certificate.getSubjectAlternativeNames())
                        .anySatisfy(name -> assertThat(name.get(1)).isEqualTo(domain));
            }
        }
    }

    @Test
    void theOfferNamesTheBindingsThatTheServerCanDo() {
        try (var peer = XmppPeer.connect(server, romeo.domain())) {

            var offer = Login.startTls(peer, "TLSv1.3").child("sasl-channel-binding", CHANNEL_BINDING);

            assertThat(offer.orElseThrow().children())
                    .extracting(binding -> binding.attributeOr("type", ""))
                    .containsExactlyInAnyOrder("tls-exporter", "tls-server-end-point");
        }
    }

    @Test
    void theChallengeProvesThatTheOfferWasNotTamperedWith() throws Exception {
        try (var peer = XmppPeer.connect(server, romeo.domain())) {
            var features = Login.startTls(peer);
            var client = new ScramClient("SCRAM-SHA-256", romeo, ChannelBinding.UNSUPPORTED, XmppPeer.freshId());

            peer.send("<auth xmlns='" + Login.SASL + "' mechanism='SCRAM-SHA-256'>" + Login.base64(client.first())
                    + "</auth>");

            // XEP-0474 §4.1.
            var offered = Login.mechanisms(features).stream().sorted().collect(Collectors.joining("\u001e"))
                    + "\u001f"
                    + features.child("sasl-channel-binding", CHANNEL_BINDING).orElseThrow().children().stream()
                            .map(binding -> binding.attributeOr("type", ""))
                            .sorted()
                            .collect(Collectors.joining("\u001e"));
            var hash = MessageDigest.getInstance("SHA-256").digest(offered.getBytes(StandardCharsets.UTF_8));
            assertThat(ScramClient.attributes(Login.plain(peer.nextElement().text())))
                    .containsEntry("h", Base64.getEncoder().encodeToString(hash));
        }
    }
}
