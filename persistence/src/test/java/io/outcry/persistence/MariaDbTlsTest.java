package io.outcry.persistence;

import static io.outcry.persistence.Answers.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.outcry.persistence.ServerAccess.Tls;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A server that takes nobody in the clear. */
@Timeout(120)
class MariaDbTlsTest {

    private static final String STORE_PASSWORD = "changeit";

    @TempDir
    private static Path folder;

    private static MariaDb server;
    private static Path certificate;

    @BeforeAll
    static void start() throws IOException, GeneralSecurityException {
        certificate = makeKeys();
        server = MariaDb.start(
                "--ssl-cert=" + certificate, "--ssl-key=" + folder.resolve("key.pem"), "--require-secure-transport=ON");
    }

    @AfterAll
    static void stop() {
        server.kill();
    }

    private static Path makeKeys() throws IOException, GeneralSecurityException {
        var store = folder.resolve("keys.p12");
        Daemon.runToItsEnd(
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "server",
                        "-keyalg",
                        "RSA",
                        "-dname",
                        "CN=127.0.0.1",
                        "-ext",
                        "SAN=ip:127.0.0.1",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        STORE_PASSWORD),
                folder.resolve("keytool.log"));
        var keys = KeyStore.getInstance(store.toFile(), STORE_PASSWORD.toCharArray());
        pem(
                "key.pem",
                "PRIVATE KEY",
                keys.getKey("server", STORE_PASSWORD.toCharArray()).getEncoded());
        return pem(
                "certificate.pem", "CERTIFICATE", keys.getCertificate("server").getEncoded());
    }

    private static Path pem(String file, String what, byte[] content) throws IOException {
        return Files.writeString(
                folder.resolve(file),
                "-----BEGIN %1$s-----%n%2$s%n-----END %1$s-----%n"
                        .formatted(what, Base64.getMimeEncoder().encodeToString(content)));
    }

    private static DatabaseConfig config(Tls tls, Optional<Path> authorities) {
        return TestDatabase.withAccess(
                TestDatabase.on(server),
                new ServerAccess(MariaDb.USER, MariaDb.PASSWORD, Optional.of(tls), authorities));
    }

    private static void open(DatabaseConfig config) {
        try (var sql = TestDatabase.open(config)) {
            assertThat(await(sql.stores().accounts().count("montague.example"))).isZero();
        }
    }

    @Test
    void believesACertificateOfItsAuthorities() {
        open(config(Tls.VERIFIED, Optional.of(certificate)));
    }

    @Test
    void believesNoStranger() {
        var config = config(Tls.VERIFIED, Optional.empty());

        assertThatThrownBy(() -> open(config)).isInstanceOf(DatabaseAbsentException.class);
    }

    @Test
    void believesAnybodyWhereItIsTold() {
        open(config(Tls.REQUIRED, Optional.empty()));
    }

    @Test
    void doesNotEncryptWhereItIsToldNotTo() {
        var config = config(Tls.OFF, Optional.empty());

        assertThatThrownBy(() -> open(config)).isInstanceOf(DatabaseAbsentException.class);
    }
}
