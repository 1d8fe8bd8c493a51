package io.outcry.codecs.tls;

import io.outcry.core.stream.ChannelBindings;
import io.outcry.core.stream.TlsFacts;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.PSSParameterSpec;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;

/** Reads from a finished handshake what SASL and the logs need. */
final class TlsSessionFacts {

    /** RFC 9266 §2. */
    private static final String EXPORTER_LABEL = "EXPORTER-Channel-Binding";

    private static final int EXPORTER_BYTES = 32;

    private TlsSessionFacts() {}

    static TlsFacts of(SSLEngine engine) {
        var session = engine.getSession();
        return new TlsFacts(
                session.getProtocol(),
                session.getCipherSuite(),
                new ChannelBindings(bindings(session)),
                peerCertificates(session),
                serverName(session));
    }

    private static Map<String, byte[]> bindings(SSLSession session) {
        var bindings = new HashMap<String, byte[]>();
        exporter(session).ifPresent(bytes -> bindings.put(ChannelBindings.TLS_EXPORTER, bytes));
        var own = session.getLocalCertificates();
        if (own != null && own.length > 0 && own[0] instanceof X509Certificate certificate) {
            serverEndPoint(certificate).ifPresent(bytes -> bindings.put(ChannelBindings.TLS_SERVER_END_POINT, bytes));
        }
        return bindings;
    }

    /** None without extended master secret under TLS 1.2, where it would not be unique (RFC 9266 §4.2). */
    private static Optional<byte[]> exporter(SSLSession session) {
        if (!(session instanceof ExtendedSSLSession extended)) {
            return Optional.empty();
        }
        try {
            return Optional.of(extended.exportKeyingMaterialData(EXPORTER_LABEL, new byte[0], EXPORTER_BYTES));
        } catch (SSLException | UnsupportedOperationException none) {
            return Optional.empty();
        }
    }

    /** RFC 5929 §4.1: the hash of the certificate by the hash of its signature, but never by a broken one. */
    static Optional<byte[]> serverEndPoint(X509Certificate certificate) {
        try {
            var hash = hashOf(certificate);
            return hash.isEmpty()
                    ? Optional.empty()
                    : Optional.of(MessageDigest.getInstance(hash.get()).digest(certificate.getEncoded()));
        } catch (GeneralSecurityException undefined) {
            return Optional.empty();
        }
    }

    private static Optional<String> hashOf(X509Certificate certificate) throws GeneralSecurityException {
        var name = certificate.getSigAlgName().toUpperCase(Locale.ROOT);
        if (name.equals("RSASSA-PSS") && certificate.getSigAlgParams() != null) {
            var parameters = java.security.AlgorithmParameters.getInstance("RSASSA-PSS");
            try {
                parameters.init(certificate.getSigAlgParams());
            } catch (java.io.IOException unreadable) {
                throw new GeneralSecurityException(unreadable);
            }
            return Optional.of(strong(parameters
                    .getParameterSpec(PSSParameterSpec.class)
                    .getDigestAlgorithm()
                    .toUpperCase(Locale.ROOT)));
        }
        var end = name.indexOf("WITH");
        // Signatures such as Ed25519 name no hash, and the binding is undefined for them.
        return end < 0 ? Optional.empty() : Optional.of(strong(name.substring(0, end)));
    }

    private static String strong(String hash) {
        return switch (hash) {
            case "MD5", "SHA1", "SHA-1" -> "SHA-256";
            case "SHA224" -> "SHA-224";
            case "SHA256" -> "SHA-256";
            case "SHA384" -> "SHA-384";
            case "SHA512" -> "SHA-512";
            default -> hash;
        };
    }

    private static List<X509Certificate> peerCertificates(SSLSession session) {
        try {
            return Stream.of(session.getPeerCertificates())
                    .filter((Certificate certificate) -> certificate instanceof X509Certificate)
                    .map(X509Certificate.class::cast)
                    .toList();
        } catch (SSLPeerUnverifiedException sentNone) {
            return List.of();
        }
    }

    private static String serverName(SSLSession session) {
        return session instanceof ExtendedSSLSession extended
                ? extended.getRequestedServerNames().stream()
                        .filter(SNIHostName.class::isInstance)
                        .map(name -> ((SNIHostName) name).getAsciiName().toLowerCase(Locale.ROOT))
                        .findFirst()
                        .orElse("")
                : "";
    }
}
