package io.outcry.codecs.tls;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedKeyManager;
import javax.net.ssl.X509ExtendedTrustManager;

/** A client's end of TLS that believes every server, since the tests made them. */
public final class TestClient {

    private final Path folder;
    private String domain = "";
    private String protocol = "TLSv1.3";
    private String[] applications = new String[0];
    private Optional<String> certificate = Optional.empty();

    /** @param folder where {@link TestKeys} put its keys */
    public TestClient(Path folder) {
        this.folder = folder;
    }

    public TestClient ask(String asked) {
        domain = asked;
        return this;
    }

    public TestClient only(String version) {
        protocol = version;
        return this;
    }

    public TestClient speak(String... names) {
        applications = names;
        return this;
    }

    public TestClient show(String name) {
        certificate = Optional.of(name);
        return this;
    }

    public SSLEngine engine() throws IOException, GeneralSecurityException {
        var engine = context().createSSLEngine();
        engine.setUseClientMode(true);
        engine.setSSLParameters(parameters(engine.getSSLParameters()));
        return engine;
    }

    /** Over a connection that is there already. */
    public SSLSocket over(Socket plain, int port) throws IOException, GeneralSecurityException {
        var socket = (SSLSocket) context().getSocketFactory().createSocket(plain, "localhost", port, true);
        socket.setSSLParameters(parameters(socket.getSSLParameters()));
        return socket;
    }

    private SSLParameters parameters(SSLParameters parameters) {
        parameters.setProtocols(new String[] {protocol});
        parameters.setApplicationProtocols(applications);
        parameters.setServerNames(domain.isEmpty() ? List.of() : List.<SNIServerName>of(new SNIHostName(domain)));
        return parameters;
    }

    private SSLContext context() throws IOException, GeneralSecurityException {
        var context = SSLContext.getInstance("TLS");
        var keys = certificate.isEmpty() ? new KeyManager[0] : keys(certificate.get());
        context.init(keys, new TrustManager[] {new Trusting()}, new SecureRandom());
        return context;
    }

    private KeyManager[] keys(String name) throws IOException, GeneralSecurityException {
        var store = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(folder.resolve(name + ".p12"))) {
            store.load(in, TestKeys.PASSWORD.toCharArray());
        }
        var factory = KeyManagerFactory.getInstance("PKIX");
        factory.init(store, TestKeys.PASSWORD.toCharArray());
        // Shows its certificate to whoever asks, as a client with bad manners would.
        return new KeyManager[] {new Insisting((X509ExtendedKeyManager) factory.getKeyManagers()[0])};
    }

    /** Shows its one certificate whatever authorities the server names. */
    @SuppressWarnings("NullAway") // The JDK's contract: null means any.
    private static final class Insisting extends X509ExtendedKeyManager {

        private final X509ExtendedKeyManager keys;

        private Insisting(X509ExtendedKeyManager keys) {
            this.keys = keys;
        }

        @Override
        public String chooseEngineClientAlias(String[] types, Principal[] issuers, SSLEngine engine) {
            return keys.chooseEngineClientAlias(types, null, engine);
        }

        @Override
        public String chooseClientAlias(String[] types, Principal[] issuers, Socket socket) {
            return keys.chooseClientAlias(types, null, socket);
        }

        @Override
        public String[] getClientAliases(String type, Principal[] issuers) {
            return keys.getClientAliases(type, null);
        }

        @Override
        public String[] getServerAliases(String type, Principal[] issuers) {
            return null;
        }

        @Override
        public String chooseServerAlias(String type, Principal[] issuers, Socket socket) {
            return null;
        }

        @Override
        public X509Certificate[] getCertificateChain(String alias) {
            return keys.getCertificateChain(alias);
        }

        @Override
        public PrivateKey getPrivateKey(String alias) {
            return keys.getPrivateKey(alias);
        }
    }

    private static final class Trusting extends X509ExtendedTrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
