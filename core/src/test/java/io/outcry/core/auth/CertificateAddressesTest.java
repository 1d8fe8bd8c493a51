package io.outcry.core.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.outcry.core.address.Jid;
import java.io.IOException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class CertificateAddressesTest {

    private static final Jid ROMEO = Jid.of("romeo@montague.example");

    /** The certificate also names a domain, nonsense, a service, a Windows user and an e-mail address. */
    @Test
    void readsXmppAddressesAndNothingElse() throws Exception {
        var certificate = read("xmpp-addresses.pem");

        assertThat(CertificateAddresses.of(certificate, false)).containsExactly(ROMEO, Jid.of("nurse@capulet.example"));
        assertThat(CertificateAddresses.of(certificate, true)).containsExactly(ROMEO, Jid.of("nurse@capulet.example"));
    }

    @Test
    void readsEmailAddressesOnlyWhereTheyAreTrustedAndAlone() throws Exception {
        var certificate = read("email-only.pem");

        assertThat(CertificateAddresses.of(certificate, false)).isEmpty();
        assertThat(CertificateAddresses.of(certificate, true)).containsExactly(ROMEO);
    }

    @Test
    void readsNothingWhereThereAreNoNames() throws Exception {
        assertThat(CertificateAddresses.of(read("no-names.pem"), true)).isEmpty();
    }

    private static X509Certificate read(String file) throws CertificateException, IOException {
        try (var in = CertificateAddressesTest.class.getResourceAsStream("/certificates/" + file)) {
            var factory = CertificateFactory.getInstance("X.509");
            return (X509Certificate) factory.generateCertificate(Objects.requireNonNull(in));
        }
    }
}
