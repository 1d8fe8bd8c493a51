package io.outcry.ops;

import io.outcry.actors.client.WitnessMessage;
import io.outcry.actors.witness.Witness;
import io.outcry.core.Stages;
import io.outcry.core.meter.Metric;
import io.outcry.core.meter.Tag;
import io.outcry.ops.admin.AdminRefusedException;
import io.outcry.ops.admin.AdminServer;
import io.outcry.ops.admin.Drains;
import io.outcry.ops.admin.LiveDrains;
import io.outcry.ops.admin.NodeStatus;
import io.outcry.ops.admin.StoredLedgers;
import io.outcry.ops.admin.StoredUsers;
import io.outcry.ops.admin.Users;
import io.outcry.ops.config.ListenerConfig;
import io.outcry.ops.config.OutcryConfig;
import io.outcry.ops.host.StartRefusedException;
import io.outcry.ops.metrics.KamonMeter;
import io.outcry.ops.node.Administration;
import io.outcry.ops.node.Launch;
import io.outcry.ops.node.Node;
import io.outcry.ops.node.Version;
import io.outcry.persistence.LayerReport;
import io.outcry.shards.Inquiries;
import io.outcry.shards.NodeDesk;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import org.apache.pekko.Done;
import org.apache.pekko.actor.CoordinatedShutdown;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Adapter;
import org.apache.pekko.cluster.MemberStatus;
import org.apache.pekko.cluster.typed.Cluster;

/** A node that is up, until it is stopped. */
final class RunningNode implements Node {

    /** Somebody asked the node to stop. */
    private enum Stop implements CoordinatedShutdown.Reason {
        ASKED
    }

    /** What it is made of, and what of it ends with it. */
    record Parts(
            NodeStores stores,
            Listeners listeners,
            ActorRef<WitnessMessage> witness,
            ExecutorService crypto,
            KamonMeter meter) {}

    private static final long NANOS_PER_MICRO = 1_000;

    private final Launch launch;
    private final ActorSystem<?> system;
    private final Parts parts;
    private final StoredUsers.Setup users;
    private final AdminServer admin;

    private RunningNode(Launch launch, ActorSystem<?> system, Parts parts, StoredUsers.Setup users)
            throws StartRefusedException {
        this.launch = launch;
        this.system = system;
        this.parts = parts;
        this.users = users;
        this.admin = new Administration(
                        users,
                        StoredLedgers.Parts.of(parts.stores().stores()),
                        parts.stores()::backup,
                        this::status,
                        new AccountFinder(new Inquiries(system))::locate,
                        this::drains,
                        parts.meter()::page,
                        this::isReady)
                .bind(system, launch);
    }

    static RunningNode of(Launch launch, ActorSystem<?> system, Parts parts, StoredUsers.Setup users)
            throws StartRefusedException {
        var node = new RunningNode(launch, system, parts, users);
        node.openDesk();
        node.planStop();
        return node;
    }

    private OutcryConfig config() {
        return launch.config().outcry();
    }

    private Drains drains(String actor) {
        var inquiries = new Inquiries(system);
        return new LiveDrains(
                users,
                () -> new ClusterView(inquiries).members(),
                (node, perSecond) -> inquiries
                        .drain(node, perSecond)
                        .thenApply(begun -> new Drains.Draining(
                                node,
                                begun.orElseThrow(() -> new AdminRefusedException(node + " does not answer"))
                                        .sessions())),
                Cluster.get(system).selfMember().address().toString(),
                actor);
    }

    private void openDesk() {
        var meter = parts.meter();
        NodeDesk.open(
                system,
                new NodeDesk.Facts(
                        Version.current(),
                        launch.startedAt(),
                        () -> meter.now(Metric.SESSIONS, "established"),
                        () -> meter.now(Metric.SESSIONS, "detached"),
                        new Drain(parts.listeners(), this::stop)));
    }

    private void planStop() {
        var shutdown = CoordinatedShutdown.get(Adapter.toClassic(system));
        shutdown.addTask(CoordinatedShutdown.PhaseServiceUnbind(), "listeners", parts.listeners()::unbind);
        shutdown.addTask(CoordinatedShutdown.PhaseServiceRequestsDone(), "sessions", this::endSessions);
        // Behind the actors: what they were writing is written, or its senders were told that it is not.
        system.getWhenTerminated().whenComplete((_, _) -> {
            parts.crypto().shutdown();
            parts.stores().close();
        });
    }

    private CompletionStage<Done> endSessions() {
        parts.witness().tell(new Witness.Shutdown());
        return parts.listeners().endSessions();
    }

    private boolean isReady() {
        return Cluster.get(system).selfMember().status().equals(MemberStatus.up());
    }

    @Override
    public String adminUrl() {
        return admin.url();
    }

    @Override
    public CompletionStage<NodeStatus> status() {
        var accounts = config().domains().stream()
                // How many a directory has is nobody's business here.
                .filter(domain ->
                        parts.stores().stores().accounts().directory(domain).isEmpty())
                .map(domain -> parts.stores().stores().accounts().count(domain))
                .toList();
        var connections = parts.listeners().connections();
        var members = new ClusterView(new Inquiries(system)).members();
        return Stages.all(accounts)
                .thenApply(counts -> counts.stream().mapToLong(count -> count).sum())
                .thenCompose(known -> connections.thenCombine(members, (open, all) -> status(known, open, all)));
    }

    private NodeStatus status(long accounts, long connections, List<NodeStatus.Member> members) {
        var runtime = Runtime.getRuntime();
        return new NodeStatus(
                Version.current(),
                Cluster.get(system).selfMember().address().toString(),
                config().datacenter(),
                config().domains(),
                Duration.between(launch.startedAt(), Instant.now()).toSeconds(),
                accounts,
                connections,
                config().listeners().entrySet().stream()
                        .map(entry -> listener(entry.getKey(), entry.getValue()))
                        .toList(),
                runtime.totalMemory() - runtime.freeMemory(),
                runtime.maxMemory(),
                figures(),
                parts.stores().layers().stream().map(RunningNode::layer).toList(),
                members);
    }

    private static NodeStatus.Layer layer(LayerReport report) {
        return new NodeStatus.Layer(
                report.name(),
                report.lostAt()
                        .map(since -> Duration.between(since, Instant.now()).toSeconds()),
                report.reads(),
                report.hits(),
                report.median().toNanos() / NANOS_PER_MICRO,
                report.p99().toNanos() / NANOS_PER_MICRO);
    }

    private NodeStatus.Figures figures() {
        var states = new TreeMap<String, Long>();
        for (var state : Tag.STATE.known()) {
            var sessions = parts.meter().now(Metric.SESSIONS, state);
            if (sessions > 0) {
                states.put(state, sessions);
            }
        }
        return new NodeStatus.Figures(states, parts.meter().now(Metric.STANZAS_RECEIVED, "message"));
    }

    private static NodeStatus.Listener listener(String name, ListenerConfig listener) {
        return new NodeStatus.Listener(
                name, listener.address(), listener.port(), listener.directTls() ? "TLS" : "STARTTLS");
    }

    @Override
    public Users users(String actor) {
        return new StoredUsers(users, actor);
    }

    @Override
    public CompletionStage<Void> stop() {
        return CoordinatedShutdown.get(Adapter.toClassic(system))
                .runAll(Stop.ASKED)
                .thenCompose(_ -> whenStopped());
    }

    @Override
    public CompletionStage<Void> whenStopped() {
        return system.getWhenTerminated().thenApply(RunningNode::nothing);
    }

    private static Void nothing(Done done) {
        return null;
    }
}
