package io.outcry.ops;

import io.outcry.codecs.tls.MutualTls;
import io.outcry.ops.certificate.CertificateRefusedException;
import io.outcry.ops.config.ClusterTlsConfig;
import io.outcry.ops.config.LoadedConfig;
import io.outcry.ops.config.TlsConfig;
import io.outcry.shards.NodeTls;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.Optional;
import org.apache.pekko.actor.BootstrapSetup;
import org.apache.pekko.actor.setup.ActorSystemSetup;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How this node speaks to others.
 *
 * @param tls empty where it speaks in the clear
 */
record NodeTransport(LoadedConfig config, Optional<NodeTls> tls) {

    private static final Logger LOG = LoggerFactory.getLogger(NodeTransport.class);

    /** Reads the files that it needs; warns where strangers could take part. */
    static NodeTransport of(LoadedConfig config) throws CertificateRefusedException {
        var cluster = config.outcry().cluster();
        if (cluster.tls().isPresent()) {
            return new NodeTransport(
                    config,
                    Optional.of(load(cluster.tls().get(), config.outcry().tls())));
        }
        if (!isLoopback(cluster.address())) {
            LOG.atWarn()
                    .addKeyValue("address", cluster.address())
                    .addKeyValue(
                            "do",
                            "set cluster.tls (./outcry cluster-certificates makes the files), or let nobody but nodes"
                                    + " reach port " + cluster.port())
                    .log("cluster.unprotected");
        }
        return new NodeTransport(config, Optional.empty());
    }

    private static NodeTls load(ClusterTlsConfig files, TlsConfig certificates) throws CertificateRefusedException {
        try {
            return NodeTls.load(
                    new MutualTls.Sources(files.certificate(), files.key(), files.authorities()),
                    certificates.warnBeforeExpiry(),
                    Clock.systemUTC());
        } catch (IOException | GeneralSecurityException wrong) {
            throw new CertificateRefusedException("cluster.tls." + wrong.getMessage(), wrong);
        }
    }

    private static boolean isLoopback(String address) {
        try {
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException _) {
            return false;
        }
    }

    ActorSystem<Void> start() {
        var setup = ActorSystemSetup.create(BootstrapSetup.create(config.tree()));
        return ActorSystem.create(
                Behaviors.empty(),
                "outcry",
                tls.map(NodeTls::setup).map(setup::withSetup).orElse(setup));
    }

    /** Takes new certificates over from now on. */
    void watch(ActorSystem<?> system) {
        var every = config.outcry().tls().reloadEvery();
        tls.ifPresent(files ->
                system.scheduler().scheduleWithFixedDelay(every, every, files::reload, system.executionContext()));
    }

    /** Whose certificate was refused last, and why. */
    Optional<String> refusal() {
        return tls.flatMap(NodeTls::refusal);
    }
}
