package io.outcry.persistence;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Decides which certificates of servers are believed. */
public final class ServerTrust {

    /** The form of what {@link #written} writes, as Java calls it. */
    public static final String WRITTEN_AS = "PKCS12";

    private ServerTrust() {}

    /**
     * Believes whom these vouch for.
     *
     * @param authorities PEM file; empty for the authorities that Java comes with
     */
    public static SSLContext context(Optional<Path> authorities) {
        try {
            var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            if (authorities.isPresent()) {
                trust.init(read(authorities.get()));
            } else {
                trust.init((KeyStore) null);
            }
            var context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException wrong) {
            throw new IllegalArgumentException("authorities cannot be used: " + wrong, wrong);
        }
    }

    /** The authorities of a PEM file as a store of the form {@link #WRITTEN_AS}, for libraries that take nothing else. */
    public static byte[] written(Path authorities, char[] password) {
        var out = new ByteArrayOutputStream();
        try {
            read(authorities).store(out, password);
        } catch (IOException | GeneralSecurityException wrong) {
            throw new IllegalArgumentException("authorities cannot be used: " + wrong, wrong);
        }
        return out.toByteArray();
    }

    private static KeyStore read(Path file) throws IOException, GeneralSecurityException {
        var store = KeyStore.getInstance(WRITTEN_AS);
        store.load(null, null);
        try (var in = Files.newInputStream(file)) {
            var number = 0;
            for (var certificate : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                store.setCertificateEntry("authority-" + number++, certificate);
            }
        }
        if (store.size() == 0) {
            throw new GeneralSecurityException(file + " holds no certificate");
        }
        return store;
    }
}
