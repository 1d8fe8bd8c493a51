package io.outcry.codecs.tls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/**
 * The certificates that this server shows and whom it believes, as they lie in files. Files may change while it runs:
 * {@link #reload} takes them over for new connections, all together or not at all.
 */
public final class TlsIdentities {

    /**
     * Where one domain's files are.
     *
     * @param certificateChain PEM, the domain's own certificate first
     * @param privateKey PEM, not encrypted; may be the same file
     */
    public record Source(String domain, Path certificateChain, Path privateKey) {}

    /**
     * What to show, and whom to believe.
     *
     * @param sources of one or more domains; the first is shown to who asks for none of them
     * @param clientAuthorities PEM of those who vouch for clients; without it no client is asked for a certificate
     */
    public record Settings(List<Source> sources, Optional<Path> clientAuthorities) {

        public Settings {
            sources = List.copyOf(sources);
            if (sources.isEmpty()) {
                throw new IllegalArgumentException("TLS needs the certificate of at least one domain");
            }
        }
    }

    /** What became of looking at the files again. */
    public sealed interface Reload {

        record Unchanged() implements Reload {}

        record Reloaded() implements Reload {}

        /** The new files are no good; the old certificates stay. */
        record Refused(String reason) implements Reload {}
    }

    /** XEP-0368 §3. */
    private static final String ALPN = "xmpp-client";

    private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};
    private static final int MAX_CACHED_SESSIONS = 1_000;

    private final Settings settings;
    private volatile Loaded loaded;

    private record Loaded(SSLContext context, List<String> cipherSuites, String digest) {}

    private TlsIdentities(Settings settings, Loaded loaded) {
        this.settings = settings;
        this.loaded = loaded;
    }

    /** Reads the files; blocks. */
    public static TlsIdentities load(Settings settings) throws IOException, GeneralSecurityException {
        return new TlsIdentities(settings, read(settings));
    }

    /** Reads the files again, if they changed; blocks. */
    public synchronized Reload reload() {
        try {
            if (digest(settings).equals(loaded.digest())) {
                return new Reload.Unchanged();
            }
            loaded = read(settings);
            return new Reload.Reloaded();
        } catch (IOException | GeneralSecurityException wrong) {
            return new Reload.Refused(wrong.getClass().getSimpleName() + ": " + wrong.getMessage());
        }
    }

    /** The server's end of a connection that begins in the clear. */
    public SSLEngine engine() {
        return engine(new String[0]);
    }

    /** The server's end of a connection that begins with TLS (XEP-0368). */
    public SSLEngine directEngine() {
        return engine(new String[] {ALPN});
    }

    private SSLEngine engine(String[] applicationProtocols) {
        var current = loaded;
        var engine = current.context().createSSLEngine();
        engine.setUseClientMode(false);
        var parameters = engine.getSSLParameters();
        parameters.setProtocols(PROTOCOLS);
        parameters.setCipherSuites(current.cipherSuites().toArray(String[]::new));
        parameters.setUseCipherSuitesOrder(true);
        parameters.setWantClientAuth(settings.clientAuthorities().isPresent());
        parameters.setApplicationProtocols(applicationProtocols);
        engine.setSSLParameters(parameters);
        return engine;
    }

    private static Loaded read(Settings settings) throws IOException, GeneralSecurityException {
        var digest = digest(settings);
        var identities = new ArrayList<TlsIdentity>();
        for (var source : settings.sources()) {
            identities.add(TlsIdentity.load(source));
        }
        var context = SSLContext.getInstance("TLS");
        context.init(
                new KeyManager[] {new DomainKeys(identities)}, trust(settings.clientAuthorities()), new SecureRandom());
        context.getServerSessionContext().setSessionCacheSize(MAX_CACHED_SESSIONS);
        // Forward secrecy and authenticated encryption only (RFC 9325 §4.2).
        var suites = Stream.of(context.getDefaultSSLParameters().getCipherSuites())
                .filter(suite -> suite.contains("_GCM_") || suite.contains("_CHACHA20_"))
                .filter(suite -> !suite.startsWith("TLS_RSA_"))
                .toList();
        return new Loaded(context, suites, digest);
    }

    private static TrustManager[] trust(Optional<Path> authorities) throws IOException, GeneralSecurityException {
        if (authorities.isEmpty()) {
            return new TrustManager[0];
        }
        var store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        var number = 0;
        for (var certificate : PemFile.certificates(authorities.get())) {
            store.setCertificateEntry("authority-" + number++, certificate);
        }
        var factory = TrustManagerFactory.getInstance("PKIX");
        factory.init(store);
        return factory.getTrustManagers();
    }

    /** Of what the files hold: their times can lie, and are coarse. */
    private static String digest(Settings settings) throws IOException, GeneralSecurityException {
        var digest = MessageDigest.getInstance("SHA-256");
        for (var source : settings.sources()) {
            digest.update(Files.readAllBytes(source.certificateChain()));
            digest.update(Files.readAllBytes(source.privateKey()));
        }
        if (settings.clientAuthorities().isPresent()) {
            digest.update(Files.readAllBytes(settings.clientAuthorities().get()));
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
