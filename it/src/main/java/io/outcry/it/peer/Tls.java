package io.outcry.it.peer;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.Locale;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLKeyException;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.net.ssl.X509TrustManager;

/** The client's side of TLS: a context that trusts everybody, and the channel bindings as the client computes them. */
public final class Tls {

    private static final SSLContext CONTEXT = trusting();

    private Tls() {}

    public static SSLContext context() {
        return CONTEXT;
    }

    public static X509TrustManager trustEverybody() {
        return new TrustEverybody();
    }

    /** RFC 9266 §2: 32 bytes of exported keying material, with an empty context. */
    public static byte[] exporter(SSLSocket socket) {
        try {
            var session = (ExtendedSSLSession) socket.getSession();
            return session.exportKeyingMaterialData("EXPORTER-Channel-Binding", new byte[0], 32);
        } catch (SSLKeyException e) {
            throw new AssertionError("no exporter", e);
        }
    }

    /** RFC 5929 §4.1: the certificate's hash, by the hash of its signature, but SHA-256 for MD5 and SHA-1. */
    public static byte[] serverEndPoint(SSLSocket socket) {
        try {
            var certificate = (X509Certificate) socket.getSession().getPeerCertificates()[0];
            return MessageDigest.getInstance(hashFor(certificate.getSigAlgName()))
                    .digest(certificate.getEncoded());
        } catch (GeneralSecurityException | SSLPeerUnverifiedException e) {
            throw new AssertionError("no certificate", e);
        }
    }

    private static String hashFor(String signature) {
        var name = signature.toUpperCase(Locale.ROOT);
        if (name.startsWith("SHA384")) {
            return "SHA-384";
        }
        return name.startsWith("SHA512") ? "SHA-512" : "SHA-256";
    }

    /** Shows the certificate in this key store, PKCS #12, to servers that ask for one. */
    public static SSLContext certified(Path keyStore, String password) {
        try {
            var store = KeyStore.getInstance(keyStore.toFile(), password.toCharArray());
            var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, password.toCharArray());
            return trusting(keys.getKeyManagers());
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static SSLContext trusting(KeyManager... keys) {
        try {
            var context = SSLContext.getInstance("TLS");
            context.init(keys, new TrustManager[] {new TrustEverybody()}, new SecureRandom());
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class TrustEverybody extends X509ExtendedTrustManager {

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
