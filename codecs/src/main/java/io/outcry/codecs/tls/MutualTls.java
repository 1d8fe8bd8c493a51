package io.outcry.codecs.tls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * TLS between equals: either end shows a certificate, and either refuses whose certificate is not of the same authorities.
 * Files may change while it runs: {@link #reload} takes them over for new connections, all together or not at all.
 */
public final class MutualTls {

    /**
     * Where everything is, as PEM.
     *
     * @param certificate the own one first, then those that lead to an authority
     * @param key not encrypted; may be the same file
     * @param authorities whoever they vouch for is an equal
     */
    public record Sources(Path certificate, Path key, Path authorities) {}

    private static final String[] PROTOCOLS = {"TLSv1.3"};

    /** Of the key in memory; it protects nothing. */
    private static final char[] PASSWORD = "memory".toCharArray();

    private final Sources sources;
    private final Consumer<String> refused;
    private volatile Loaded loaded;

    private record Loaded(SSLContext context, X509Certificate certificate, String digest) {}

    private MutualTls(Sources sources, Consumer<String> refused) throws IOException, GeneralSecurityException {
        this.sources = sources;
        this.refused = refused;
        this.loaded = read();
    }

    /**
     * Reads the files; blocks. What fails says why, beginning with the name of a component of {@link Sources}.
     *
     * @param refused hears who was refused and why, from the threads of connections
     */
    public static MutualTls load(Sources sources, Consumer<String> refused)
            throws IOException, GeneralSecurityException {
        return new MutualTls(sources, refused);
    }

    /** Reads the files again, if they changed; blocks. */
    public synchronized TlsIdentities.Reload reload() {
        try {
            if (digest().equals(loaded.digest())) {
                return new TlsIdentities.Reload.Unchanged();
            }
            loaded = read();
            return new TlsIdentities.Reload.Reloaded();
        } catch (IOException | GeneralSecurityException wrong) {
            return new TlsIdentities.Reload.Refused(String.valueOf(wrong.getMessage()));
        }
    }

    /** When the own certificate ends. */
    public Instant expiresAt() {
        return loaded.certificate().getNotAfter().toInstant();
    }

    /** The end that connects. */
    public SSLEngine connecting(String host, int port) {
        var engine = engine(loaded.context().createSSLEngine(host, port));
        engine.setUseClientMode(true);
        return engine;
    }

    /** The end that is connected to. */
    public SSLEngine accepting() {
        var engine = engine(loaded.context().createSSLEngine());
        engine.setUseClientMode(false);
        engine.setNeedClientAuth(true);
        return new TellingEngine(engine, why -> refused.accept("somebody who connected: " + why));
    }

    private static SSLEngine engine(SSLEngine engine) {
        engine.setEnabledProtocols(PROTOCOLS);
        return engine;
    }

    private Loaded read() throws IOException, GeneralSecurityException {
        var digest = digest();
        var chain = PemSource.certificates("certificate", sources.certificate());
        var key = PemSource.key("key", sources.key(), chain.getFirst(), sources.certificate());
        var trust = trust(PemSource.certificates("authorities", sources.authorities()));
        checkOwn(chain, trust);
        var keys = KeyStore.getInstance("PKCS12");
        keys.load(null, null);
        keys.setKeyEntry("own", key, PASSWORD, chain.toArray(X509Certificate[]::new));
        var factory = KeyManagerFactory.getInstance("PKIX");
        factory.init(keys, PASSWORD);
        var context = SSLContext.getInstance("TLS");
        context.init(
                factory.getKeyManagers(), new TrustManager[] {new TellingTrust(trust, refused)}, new SecureRandom());
        return new Loaded(context, chain.getFirst(), digest);
    }

    private static X509ExtendedTrustManager trust(List<X509Certificate> authorities)
            throws IOException, GeneralSecurityException {
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        for (var i = 0; i < authorities.size(); i++) {
            store.setCertificateEntry("authority-" + i, authorities.get(i));
        }
        var factory = TrustManagerFactory.getInstance("PKIX");
        factory.init(store);
        return (X509ExtendedTrustManager) factory.getTrustManagers()[0];
    }

    /** Whom everybody would refuse had better know it at once. */
    private void checkOwn(List<X509Certificate> chain, X509ExtendedTrustManager trust) throws GeneralSecurityException {
        var shown = chain.toArray(X509Certificate[]::new);
        try {
            // In both roles: extended key usages may allow one and not the other.
            trust.checkServerTrusted(shown, TellingTrust.ANY_KEY);
            trust.checkClientTrusted(shown, TellingTrust.ANY_KEY);
        } catch (GeneralSecurityException wrong) {
            throw new GeneralSecurityException(
                    "certificate " + sources.certificate() + " would be refused by every other: "
                            + TellingTrust.reason(wrong) + ". It has to be valid, for servers and for clients, and of"
                            + " an authority in " + sources.authorities(),
                    wrong);
        }
    }

    /** Of what the files hold: their times can lie, and are coarse. */
    private String digest() throws IOException, GeneralSecurityException {
        var digest = MessageDigest.getInstance("SHA-256");
        for (var file : List.of(sources.certificate(), sources.key(), sources.authorities())) {
            digest.update(Files.isReadable(file) ? Files.readAllBytes(file) : new byte[0]);
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
