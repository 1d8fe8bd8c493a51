package io.outcry.codecs.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TlsIdentitiesTest {

    @TempDir
    private static Path folder;

    private static TlsIdentities.Source capulet;
    private static TlsIdentities.Source montague;
    private static TlsIdentities.Source romeo;
    private static TlsIdentities.Source tybalt;

    @TempDir
    private Path live;

    @BeforeAll
    static void makeKeys() throws Exception {
        capulet = TestKeys.create(folder, "capulet.example");
        montague = TestKeys.create(folder, "montague.example");
        romeo = TestKeys.create(folder, "romeo");
        tybalt = TestKeys.create(folder, "tybalt");
    }

    @ParameterizedTest
    @CsvSource({
        "capulet.example, capulet.example",
        "montague.example, montague.example",
        "MONTAGUE.example, montague.example",
        "verona.example, capulet.example",
        "'', capulet.example"
    })
    void showsTheDomainThatTheClientAskedFor(String asked, String shown) throws Exception {
        for (var protocol : List.of("TLSv1.2", "TLSv1.3")) {
            var client = new TestClient(folder).ask(asked).only(protocol).engine();
            var server = both().engine();
            Handshake.shake(client, server);
            assertThat(shownTo(client)).isEqualTo("CN=" + shown);
            assertThat(TlsSessionFacts.of(server).protocol()).isEqualTo(protocol);
        }
    }

    @Test
    void takesChangedFilesOverForNewConnections() throws Exception {
        // given
        var source = copied(capulet);
        var identities = TlsIdentities.load(new TlsIdentities.Settings(List.of(source), Optional.empty()));
        assertThat(identities.reload()).isInstanceOf(TlsIdentities.Reload.Unchanged.class);
        var begun = identities.engine();

        // when
        copy(montague, source);

        // then
        assertThat(identities.reload()).isInstanceOf(TlsIdentities.Reload.Reloaded.class);
        assertThat(identities.reload()).isInstanceOf(TlsIdentities.Reload.Unchanged.class);
        assertThat(shownBy(identities.engine())).isEqualTo("CN=montague.example");
        assertThat(shownBy(begun)).isEqualTo("CN=capulet.example");
    }

    @ParameterizedTest
    @ValueSource(strings = {"missing", "empty", "half", "other key", "not base64", "not a certificate"})
    void keepsTheOldCertificateWhereTheNewFilesAreBroken(String how) throws Exception {
        // given
        var source = copied(capulet);
        var identities = TlsIdentities.load(new TlsIdentities.Settings(List.of(source), Optional.empty()));
        var chain = source.certificateChain();
        var text = Files.readString(chain);

        // when
        switch (how) {
            case "missing" -> Files.delete(chain);
            case "empty" -> Files.writeString(chain, "");
            case "half" -> Files.writeString(chain, text.substring(0, text.length() / 2));
            case "other key" ->
                Files.copy(montague.privateKey(), source.privateKey(), StandardCopyOption.REPLACE_EXISTING);
            case "not base64" -> Files.writeString(chain, text.replace("MII", "=II"));
            default -> Files.writeString(chain, "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");
        }

        // then
        assertThat(identities.reload())
                .isInstanceOfSatisfying(
                        TlsIdentities.Reload.Refused.class,
                        refused -> assertThat(refused.reason()).isNotBlank().doesNotContain("PRIVATE"));
        assertThat(shownBy(identities.engine())).isEqualTo("CN=capulet.example");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void knowsAClientByItsCertificate(String protocol) throws Exception {
        var server = trustingRomeo().engine();
        Handshake.shake(new TestClient(folder).only(protocol).show("romeo").engine(), server);
        assertThat(TlsSessionFacts.of(server).peerCertificates())
                .extracting(X509Certificate::getSubjectX500Principal)
                .hasToString("[CN=romeo]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void takesAClientWithoutCertificate(String protocol) throws Exception {
        var server = trustingRomeo().engine();
        Handshake.shake(new TestClient(folder).only(protocol).engine(), server);
        assertThat(TlsSessionFacts.of(server).peerCertificates()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void refusesACertificateThatNobodyVouchesFor(String protocol) throws Exception {
        var client = new TestClient(folder).only(protocol).show("tybalt").engine();
        var server = trustingRomeo().engine();
        assertThatThrownBy(() -> Handshake.shake(client, server)).isInstanceOf(SSLException.class);
        assertThat(Files.exists(tybalt.privateKey())).isTrue();
    }

    @Test
    void asksForNoCertificateWhereNobodyVouchesForClients() throws Exception {
        var server = both().engine();
        Handshake.shake(new TestClient(folder).show("romeo").engine(), server);
        assertThat(TlsSessionFacts.of(server).peerCertificates()).isEmpty();
    }

    @Test
    void agreesOnXmppWhereTlsComesFirst() throws Exception {
        var client = new TestClient(folder).speak("h2", "xmpp-client").engine();
        var server = both().directEngine();
        Handshake.shake(client, server);
        assertThat(client.getApplicationProtocol()).isEqualTo("xmpp-client");
        assertThat(server.getApplicationProtocol()).isEqualTo("xmpp-client");
    }

    @Test
    void takesAClientThatNamesNoProtocol() throws Exception {
        var server = both().directEngine();
        Handshake.shake(new TestClient(folder).engine(), server);
        assertThat(server.getApplicationProtocol()).isEmpty();
    }

    @Test
    void refusesAClientThatWantsToSpeakSomethingElse() throws Exception {
        // Otherwise a browser could be made to speak to us (RFC 7301 §3.2).
        var client = new TestClient(folder).speak("h2", "http/1.1").engine();
        var server = both().directEngine();
        assertThatThrownBy(() -> Handshake.shake(client, server)).isInstanceOf(SSLException.class);
    }

    private static TlsIdentities both() throws Exception {
        return TlsIdentities.load(new TlsIdentities.Settings(List.of(capulet, montague), Optional.empty()));
    }

    private static TlsIdentities trustingRomeo() throws Exception {
        return TlsIdentities.load(new TlsIdentities.Settings(List.of(capulet), Optional.of(romeo.certificateChain())));
    }

    private TlsIdentities.Source copied(TlsIdentities.Source from) throws Exception {
        var source = new TlsIdentities.Source(from.domain(), live.resolve("chain.pem"), live.resolve("key.pem"));
        copy(from, source);
        return source;
    }

    private static void copy(TlsIdentities.Source from, TlsIdentities.Source to) throws Exception {
        Files.copy(from.certificateChain(), to.certificateChain(), StandardCopyOption.REPLACE_EXISTING);
        Files.copy(from.privateKey(), to.privateKey(), StandardCopyOption.REPLACE_EXISTING);
    }

    private static String shownBy(SSLEngine server) throws Exception {
        var client = new TestClient(folder).engine();
        Handshake.shake(client, server);
        return shownTo(client);
    }

    private static String shownTo(SSLEngine client) throws Exception {
        return ((X509Certificate) client.getSession().getPeerCertificates()[0])
                .getSubjectX500Principal()
                .getName();
    }
}
