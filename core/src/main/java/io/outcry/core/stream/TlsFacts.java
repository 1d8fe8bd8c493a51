package io.outcry.core.stream;

import java.security.cert.X509Certificate;
import java.util.List;

/**
 * What a finished TLS handshake established.
 *
 * @param protocol such as {@code TLSv1.3}
 * @param bindings the channel bindings that the session has
 * @param peerCertificates the client's chain, already verified, its own certificate first; empty where it sent none
 * @param serverName the host that the client asked for by SNI, empty where it did not
 */
public record TlsFacts(
        String protocol,
        String cipherSuite,
        ChannelBindings bindings,
        List<X509Certificate> peerCertificates,
        String serverName) {

    public TlsFacts {
        peerCertificates = List.copyOf(peerCertificates);
    }
}
