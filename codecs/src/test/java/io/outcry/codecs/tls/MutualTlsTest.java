package io.outcry.codecs.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MutualTlsTest {

    @TempDir
    private static Path folder = Path.of("");

    @TempDir
    private Path live = Path.of("");

    private final List<String> refused = new ArrayList<>();

    @BeforeAll
    static void makeKeys() throws Exception {
        for (var name : List.of("verona", "mantua", "venice")) {
            TestKeys.create(folder, name);
        }
    }

    @BeforeEach
    void nameAuthorities() throws Exception {
        Files.writeString(live.resolve("ours"), certificate("verona") + certificate("mantua"));
        Files.writeString(live.resolve("all"), certificate("verona") + certificate("mantua") + certificate("venice"));
        Files.writeString(live.resolve("theirs"), certificate("venice"));
    }

    @Test
    void equalsShakeHandsByTls13AndBothShowACertificate() throws Exception {
        var server = tls("verona", "ours").accepting();
        var client = tls("mantua", "ours").connecting("verona.example", 1);

        Handshake.shake(client, server);

        assertThat(client.getSession().getPeerPrincipal()).hasToString("CN=verona");
        assertThat(server.getSession().getPeerPrincipal()).hasToString("CN=mantua");
        assertThat(server.getSession().getProtocol()).isEqualTo("TLSv1.3");
        assertThat(refused).isEmpty();
    }

    @Test
    void whoConnectsRefusesAStranger() throws Exception {
        var client = tls("verona", "ours").connecting("venice.example", 1);

        assertThatThrownBy(() -> Handshake.shake(client, tls("venice", "all").accepting()))
                .isInstanceOf(SSLException.class);

        assertThat(refused.getFirst()).startsWith("CN=venice, issued by CN=venice: ");
    }

    @Test
    void whoIsConnectedToRefusesAStranger() throws Exception {
        var client = tls("venice", "all").connecting("verona.example", 1);

        assertThatThrownBy(() -> Handshake.shake(client, tls("verona", "ours").accepting()))
                .isInstanceOf(SSLException.class);

        assertThat(refused.getFirst()).startsWith("CN=venice, issued by CN=venice: ");
    }

    @Test
    void whoIsConnectedToTellsOfWhomDoesNotSpeakTls() throws Exception {
        var server = tls("verona", "ours").accepting();

        assertThatThrownBy(() -> server.unwrap(
                        ByteBuffer.wrap("Wherefore art thou?".getBytes(StandardCharsets.UTF_8)),
                        ByteBuffer.allocate(20_000)))
                .isInstanceOf(SSLException.class);

        assertThat(refused.getFirst()).startsWith("somebody who connected: ");
    }

    @Test
    void refusesAnOwnCertificateThatNobodyWouldBelieve() {
        assertThatThrownBy(() -> tls("verona", "theirs"))
                .isInstanceOf(GeneralSecurityException.class)
                .hasMessageStartingWith(
                        "certificate " + folder.resolve("verona.crt") + " would be refused by every other: ");
    }

    @Test
    void takesChangedAuthoritiesOverForNewConnections() throws Exception {
        var verona = tls("verona", "ours");
        Files.copy(live.resolve("all"), live.resolve("ours"), StandardCopyOption.REPLACE_EXISTING);

        assertThat(verona.reload()).isInstanceOf(TlsIdentities.Reload.Reloaded.class);

        Handshake.shake(tls("venice", "all").connecting("verona.example", 1), verona.accepting());
        assertThat(verona.reload()).isInstanceOf(TlsIdentities.Reload.Unchanged.class);
    }

    @Test
    void keepsWhatItHasWhereTheNewFilesAreNoGood() throws Exception {
        var verona = tls("verona", "ours");
        Files.writeString(live.resolve("ours"), "nobody");

        assertThat(verona.reload())
                .isInstanceOfSatisfying(
                        TlsIdentities.Reload.Refused.class,
                        wrong -> assertThat(wrong.reason()).startsWith("authorities " + live.resolve("ours")));

        Files.delete(live.resolve("ours"));
        assertThat(verona.reload()).isInstanceOf(TlsIdentities.Reload.Refused.class);
        Handshake.shake(tls("mantua", "all").connecting("verona.example", 1), verona.accepting());
    }

    private MutualTls tls(String name, String authorities) throws Exception {
        return MutualTls.load(
                new MutualTls.Sources(
                        folder.resolve(name + ".crt"), folder.resolve(name + ".key"), live.resolve(authorities)),
                refused::add);
    }

    private static String certificate(String name) throws Exception {
        return Files.readString(folder.resolve(name + ".crt"));
    }
}
