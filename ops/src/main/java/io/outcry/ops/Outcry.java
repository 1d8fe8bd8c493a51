package io.outcry.ops;

import io.outcry.core.ledger.StanzaIds;
import io.outcry.core.meter.Meter;
import io.outcry.core.meter.Silent;
import io.outcry.ops.certificate.CertificateRefusedException;
import io.outcry.ops.config.LoadedConfig;
import io.outcry.ops.config.OutcryConfig;
import io.outcry.ops.host.DataFolder;
import io.outcry.ops.host.StartRefusedException;
import io.outcry.ops.metrics.JavaRuntime;
import io.outcry.ops.metrics.KamonMeter;
import io.outcry.ops.node.Launch;
import io.outcry.ops.node.Node;
import io.outcry.ops.node.Wiring;
import io.outcry.persistence.DatabaseAbsentException;
import io.outcry.persistence.DatabaseInUseException;
import io.outcry.persistence.SqlStores;
import io.outcry.persistence.cache.CachedStores;
import io.outcry.persistence.directory.LdapDirectories;
import java.util.concurrent.CompletableFuture;
import org.apache.pekko.actor.typed.ActorSystem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The composition root: the only place that makes the big objects and hands them to each other. */
final class Outcry {

    private static final StanzaIds IDS = StanzaIds.ofThisNode();

    private static final Logger LOG = LoggerFactory.getLogger(Outcry.class);

    private Outcry() {}

    static Wiring wiring() {
        return new Wiring(Outcry::start, Outcry::openOffline, IDS::next);
    }

    /** The actor system and the database need nothing of each other, so they start side by side. */
    private static Node start(Launch launch) throws StartRefusedException, CertificateRefusedException {
        var transport = NodeTransport.of(launch.config());
        var system = CompletableFuture.supplyAsync(
                transport::start,
                start -> Thread.ofPlatform().name("start").daemon().start(start));
        try {
            var meter = new KamonMeter(launch.config().tree());
            JavaRuntime.watch(meter);
            var stores = open(launch.config(), launch.folder(), meter);
            try {
                return Assembly.of(launch, system.join(), transport, stores, IDS, meter)
                        .start();
            } catch (StartRefusedException | RuntimeException failed) {
                stores.close();
                throw failed;
            }
        } catch (StartRefusedException | RuntimeException failed) {
            var _ = system.thenAccept(ActorSystem::terminate);
            throw failed;
        }
    }

    private static Wiring.OpenStores openOffline(LoadedConfig config, DataFolder folder) throws StartRefusedException {
        return new OfflineStores(
                open(config, folder, new Silent()), config.outcry().accounts().passwordIterations());
    }

    private static NodeStores open(LoadedConfig config, DataFolder folder, Meter meter) throws StartRefusedException {
        var directories = directories(config.outcry(), meter);
        try {
            var database = database(config.outcry(), folder, meter);
            return new NodeStores(database, caches(database, config.outcry(), meter), directories);
        } catch (StartRefusedException | RuntimeException failed) {
            directories.close();
            throw failed;
        }
    }

    private static CachedStores caches(SqlStores database, OutcryConfig config, Meter meter)
            throws StartRefusedException {
        try {
            return CachedStores.over(database.stores(), config.cache(), new XmlStanzaText(), meter);
        } catch (IllegalArgumentException wrong) {
            database.close();
            throw new StartRefusedException("cache.redis." + wrong.getMessage(), wrong);
        }
    }

    private static LdapDirectories directories(OutcryConfig config, Meter meter) throws StartRefusedException {
        try {
            return LdapDirectories.open(config.directories(), config.directoryLimits(), meter);
        } catch (IllegalArgumentException wrong) {
            throw new StartRefusedException("directories." + wrong.getMessage(), wrong);
        }
    }

    private static SqlStores database(OutcryConfig config, DataFolder folder, Meter meter)
            throws StartRefusedException {
        try {
            var database = config.database().database(folder.database(), config.datacenter());
            var stores = SqlStores.open(database, new XmlStanzaText(), meter);
            stores.warnings()
                    .forEach(warning ->
                            LOG.atWarn().addKeyValue("reason", warning).log("database.not-safe"));
            return stores;
        } catch (DatabaseInUseException | DatabaseAbsentException refused) {
            throw new StartRefusedException(String.valueOf(refused.getMessage()), refused);
        } catch (IllegalArgumentException wrong) {
            throw new StartRefusedException("database." + wrong.getMessage(), wrong);
        }
    }
}
