package io.outcry.ops.node;

import io.outcry.core.address.Jid;
import io.outcry.core.retention.PurgeOrder;
import io.outcry.ops.admin.AdminRoutes;
import io.outcry.ops.admin.AdminServer;
import io.outcry.ops.admin.Drains;
import io.outcry.ops.admin.LiveLocations;
import io.outcry.ops.admin.Location;
import io.outcry.ops.admin.NodeStatus;
import io.outcry.ops.admin.StoredBackups;
import io.outcry.ops.admin.StoredLedgers;
import io.outcry.ops.admin.StoredUsers;
import io.outcry.ops.config.OutcryConfig;
import io.outcry.ops.host.StartRefusedException;
import java.nio.file.Path;
import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.pekko.actor.typed.ActorSystem;

/**
 * What a node offers to administrators, over HTTP and to the command that started it.
 *
 * @param backup writes everything into a new file
 * @param finder looks for an account in the whole cluster
 * @param drains by who is responsible
 * @param metrics every figure as it is now, in Prometheus' text form
 * @param isReady while logins are taken
 */
public record Administration(
        StoredUsers.Setup users,
        StoredLedgers.Parts ledgers,
        Function<Path, CompletionStage<Void>> backup,
        Supplier<CompletionStage<NodeStatus>> status,
        Function<Jid, CompletionStage<Location>> finder,
        Function<String, Drains> drains,
        Supplier<String> metrics,
        BooleanSupplier isReady) {

    /** Opens the port; it closes with the actor system. */
    public AdminServer bind(ActorSystem<?> system, Launch launch) throws StartRefusedException {
        var config = launch.config().outcry();
        var routes = AdminRoutes.create(new AdminRoutes.Setup(
                config.admin(),
                launch.token(),
                isReady,
                status,
                metrics,
                actor -> new StoredUsers(users, actor),
                actor -> new StoredLedgers(ledgers, () -> order(config), users, actor),
                actor -> new StoredBackups(launch.folder().backups(), backup, users, actor),
                actor -> new LiveLocations(users, finder, actor),
                drains,
                config.firstDomain()));
        return AdminServer.bind(system, config.admin(), routes);
    }

    private PurgeOrder order(OutcryConfig config) {
        return config.purge(users.clock().instant(), users.ids().get());
    }
}
