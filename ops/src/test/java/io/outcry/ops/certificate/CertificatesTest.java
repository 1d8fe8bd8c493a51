package io.outcry.ops.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.outcry.ops.config.TlsConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.interfaces.ECPublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CertificatesTest {

    private static final Instant NOW = Instant.parse("2026-02-14T12:00:00Z");
    private static final int DNS = 2;
    private static final int OTHER_NAME = 0;

    @TempDir
    private Path folder = Path.of("");

    @Test
    void makesACertificateThatNamesTheDomainInBothWays() throws CertificateRefusedException, GeneralSecurityException {
        var certificate = at(NOW).prepare("montague.example").certificate();

        var names = certificate.getSubjectAlternativeNames();
        assertThat(names).anySatisfy(name -> {
            assertThat(name.get(0)).isEqualTo(DNS);
            assertThat(name.get(1)).isEqualTo("montague.example");
        });
        assertThat(names).anySatisfy(name -> {
            assertThat(name.get(0)).isEqualTo(OTHER_NAME);
            assertThat(name.get(2)).isEqualTo(SelfSigned.XMPP_ADDRESS);
            assertThat(name.get(3)).isEqualTo("montague.example");
        });
        assertThat(((ECPublicKey) certificate.getPublicKey())
                        .getParams()
                        .getOrder()
                        .bitLength())
                .isEqualTo(256);
        certificate.verify(certificate.getPublicKey());
    }

    @Test
    void holdsForAsLongAsConfigured() throws CertificateRefusedException {
        var certified = at(NOW).prepare("montague.example");

        assertThat(certified.expiresAt()).isEqualTo(NOW.plus(398, ChronoUnit.DAYS));
        assertThat(certified.certificate().getNotBefore().toInstant()).isBefore(NOW);
    }

    @Test
    void keepsWhatItMadeBefore() throws CertificateRefusedException {
        var first = at(NOW).prepare("montague.example");

        var second = at(NOW.plus(100, ChronoUnit.DAYS)).prepare("montague.example");

        assertThat(second.certificate()).isEqualTo(first.certificate());
        assertThat(second.key()).isEqualTo(first.key());
    }

    @Test
    void replacesItsOwnOnceItIsOver() throws CertificateRefusedException {
        var first = at(NOW).prepare("montague.example");

        var second = at(NOW.plus(400, ChronoUnit.DAYS)).prepare("montague.example");

        assertThat(second.certificate()).isNotEqualTo(first.certificate());
    }

    @Test
    void nobodyElseMayReadTheKey() throws CertificateRefusedException, IOException {
        var certificates = at(NOW);

        certificates.prepare("montague.example");

        var mode = Files.getPosixFilePermissions(certificates.keyFile("montague.example"));
        assertThat(PosixFilePermissions.toString(mode)).isEqualTo("rw-------");
    }

    @Test
    void seesTheEndComing() throws CertificateRefusedException {
        var certified = at(NOW).prepare("montague.example");

        assertThat(certified.expiresWithin(Duration.ofDays(30), NOW.plus(367, ChronoUnit.DAYS)))
                .isFalse();
        assertThat(certified.expiresWithin(Duration.ofDays(30), NOW.plus(369, ChronoUnit.DAYS)))
                .isTrue();
    }

    @Test
    void refusesAKeyOfAnotherCertificate() throws CertificateRefusedException, IOException {
        var certificates = at(NOW);
        certificates.prepare("montague.example");
        certificates.prepare("capulet.example");

        Files.copy(
                certificates.keyFile("capulet.example"),
                certificates.keyFile("montague.example"),
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);

        assertThatThrownBy(() -> certificates.prepare("montague.example"))
                .isInstanceOf(CertificateRefusedException.class)
                .hasMessageContaining("montague.example.key is not the key of the first certificate");
    }

    @Test
    void refusesHalfAPair() throws CertificateRefusedException, IOException {
        var certificates = at(NOW);
        certificates.prepare("montague.example");

        Files.delete(certificates.keyFile("montague.example"));

        assertThatThrownBy(() -> certificates.prepare("montague.example"))
                .isInstanceOf(CertificateRefusedException.class)
                .hasMessageContaining("montague.example.key is missing");
    }

    @Test
    void refusesWhatIsNotPem() throws CertificateRefusedException, IOException {
        var certificates = at(NOW);
        certificates.prepare("montague.example");

        Files.writeString(certificates.keyFile("montague.example"), "wherefore");

        assertThatThrownBy(() -> certificates.prepare("montague.example"))
                .isInstanceOf(CertificateRefusedException.class)
                .hasMessageContaining("holds no private key");
    }

    private Certificates at(Instant now) {
        return new Certificates(
                folder,
                new TlsConfig(Duration.ofDays(398), Duration.ofDays(30), Duration.ofMinutes(1)),
                Clock.fixed(now, ZoneOffset.UTC));
    }
}
