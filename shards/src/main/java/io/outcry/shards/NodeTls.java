package io.outcry.shards;

import io.outcry.codecs.tls.MutualTls;
import io.outcry.codecs.tls.TlsIdentities;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSession;
import org.apache.pekko.actor.setup.Setup;
import org.apache.pekko.remote.artery.tcp.SSLEngineProvider;
import org.apache.pekko.remote.artery.tcp.SSLEngineProviderSetup;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import scala.Option;

/** Both ends of every connection between nodes: whoever shows no certificate of the cluster's authorities is no node. */
public final class NodeTls implements SSLEngineProvider {

    private static final Logger LOG = LoggerFactory.getLogger(NodeTls.class);

    /** How often it is said again that the same stranger was refused, and that the own certificate ends soon. */
    private static final Duration SAY_AGAIN = Duration.ofMinutes(5);

    private static final Duration WARN_AGAIN = Duration.ofDays(1);

    /** Most strangers that are told from each other. */
    private static final int MOST_STRANGERS = 100;

    private final MutualTls tls;
    private final Duration warnBeforeExpiry;
    private final Clock clock;
    private final Map<String, Instant> strangers = new HashMap<>();
    private volatile Optional<String> refusal = Optional.empty();
    private Optional<Instant> warnedAt = Optional.empty();

    private NodeTls(MutualTls.Sources sources, Duration warnBeforeExpiry, Clock clock)
            throws IOException, GeneralSecurityException {
        this.tls = MutualTls.load(sources, this::refused);
        this.warnBeforeExpiry = warnBeforeExpiry;
        this.clock = clock;
    }

    /**
     * Reads the files; blocks. What fails says why, see {@link MutualTls#load}.
     *
     * @param warnBeforeExpiry how long before its end the log warns about the certificate
     */
    public static NodeTls load(MutualTls.Sources sources, Duration warnBeforeExpiry, Clock clock)
            throws IOException, GeneralSecurityException {
        var tls = new NodeTls(sources, warnBeforeExpiry, clock);
        tls.warn();
        return tls;
    }

    /** What an actor system is started with, to speak so. */
    public Setup setup() {
        return SSLEngineProviderSetup.create(_ -> this);
    }

    /** Whose certificate was refused last, and why. */
    public Optional<String> refusal() {
        return refusal;
    }

    /** Looks whether the files changed; blocks. */
    public synchronized void reload() {
        switch (tls.reload()) {
            case TlsIdentities.Reload.Unchanged _ -> {}
            case TlsIdentities.Reload.Reloaded _ ->
                LOG.atInfo().addKeyValue("until", tls.expiresAt()).log("cluster.certificate-reloaded");
            case TlsIdentities.Reload.Refused wrong ->
                LOG.atWarn().addKeyValue("reason", wrong.reason()).log("cluster.certificate-not-reloaded");
        }
        warn();
    }

    private synchronized void warn() {
        var now = clock.instant();
        var isDue = warnedAt.map(at -> at.plus(WARN_AGAIN).isBefore(now)).orElse(true);
        if (isDue && tls.expiresAt().isBefore(now.plus(warnBeforeExpiry))) {
            warnedAt = Optional.of(now);
            LOG.atWarn().addKeyValue("until", tls.expiresAt()).log("cluster.certificate-expires");
        }
    }

    private void refused(String who) {
        refusal = Optional.of(who);
        if (isNews(who, clock.instant())) {
            LOG.atWarn().addKeyValue("stranger", who).log("cluster.stranger-refused");
        }
    }

    private synchronized boolean isNews(String who, Instant now) {
        strangers.values().removeIf(at -> at.plus(SAY_AGAIN).isBefore(now));
        return strangers.size() < MOST_STRANGERS && strangers.putIfAbsent(who, now) == null;
    }

    @Override
    public SSLEngine createServerSSLEngine(String host, int port) {
        return tls.accepting();
    }

    @Override
    public SSLEngine createClientSSLEngine(String host, int port) {
        return tls.connecting(host, port);
    }

    /** The handshake has seen to it. */
    @Override
    public Option<Throwable> verifyClientSession(String host, SSLSession session) {
        return Option.empty();
    }

    /** The handshake has seen to it. */
    @Override
    public Option<Throwable> verifyServerSession(String host, SSLSession session) {
        return Option.empty();
    }
}
