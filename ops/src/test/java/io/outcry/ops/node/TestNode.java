package io.outcry.ops.node;

import io.outcry.core.address.Jid;
import io.outcry.ops.admin.AdminServer;
import io.outcry.ops.admin.Drains;
import io.outcry.ops.admin.LiveDrains;
import io.outcry.ops.admin.Location;
import io.outcry.ops.admin.NodeStatus;
import io.outcry.ops.admin.StoredUsers;
import io.outcry.ops.admin.TestUsers;
import io.outcry.ops.admin.Users;
import io.outcry.ops.host.StartRefusedException;
import io.outcry.ops.metrics.KamonMeter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.pekko.Done;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/** A node with administration and nothing else; its accounts are in memory. */
public final class TestNode implements Node {

    private static final String VERONA = "pekko://outcry@verona:17355";

    private final List<NodeStatus.Member> members = new CopyOnWriteArrayList<>(List.of(
            new NodeStatus.Member(
                    VERONA, "dc", "up", true, Optional.of(new NodeStatus.Report("1.0", 93_784, 600, 12, 9, 1))),
            new NodeStatus.Member("pekko://outcry@mantua:17355", "dc", "leaving", false, Optional.empty())));
    private final ActorSystem<Void> system;
    private final TestUsers users;
    private final AdminServer server;
    private final AtomicBoolean ready = new AtomicBoolean(true);

    private TestNode(Launch launch, TestUsers users) throws StartRefusedException {
        this.system =
                ActorSystem.create(Behaviors.empty(), "outcry", launch.config().tree());
        this.users = users;
        this.server = new Administration(
                        users.setup(),
                        users.ledgers(),
                        TestUsers::backup,
                        this::status,
                        account -> CompletableFuture.completedStage(location(account)),
                        actor -> new LiveDrains(
                                users.setup(),
                                () -> CompletableFuture.completedStage(List.copyOf(members)),
                                this::drain,
                                VERONA,
                                actor),
                        new KamonMeter(launch.config().tree())::page,
                        ready::get)
                .bind(system, launch);
    }

    public static TestNode start(Launch launch, TestUsers users) throws StartRefusedException {
        return new TestNode(launch, users);
    }

    public void takeNoMoreLogins() {
        ready.set(false);
    }

    @Override
    public String adminUrl() {
        return server.url();
    }

    @Override
    public CompletionStage<NodeStatus> status() {
        var listeners = List.of(
                new NodeStatus.Listener("c2s", "0.0.0.0", 5222, "STARTTLS"),
                new NodeStatus.Listener("c2s-tls", "0.0.0.0", 5223, "TLS"));
        return CompletableFuture.completedFuture(new NodeStatus(
                "1.0",
                "outcry@node",
                "dc",
                List.of("montague.example"),
                93_784,
                2,
                1,
                listeners,
                1 << 24,
                1 << 26,
                new NodeStatus.Figures(Map.of("established", 1L), 7),
                List.of(
                        new NodeStatus.Layer("memory", Optional.empty(), 50, 48, 2, 30),
                        new NodeStatus.Layer("redis", Optional.of(75L), 2, 0, 300, 250_000),
                        new NodeStatus.Layer("database", Optional.empty(), 0, 0, 0, 0)),
                List.copyOf(members)));
    }

    /** Gone at once. */
    private CompletionStage<Drains.Draining> drain(String node, int sessionsPerSecond) {
        members.removeIf(member -> member.node().equals(node));
        return CompletableFuture.completedStage(new Drains.Draining(node, 12));
    }

    private static Location location(Jid account) {
        var client = new Location.Client("192.0.2.7:51234", "STARTTLS", "2026-11-22T20:15:00Z", false);
        return account.local().equals("romeo")
                ? new Location(
                        account.toString(),
                        817,
                        Optional.of("pekko://outcry@verona:17355"),
                        true,
                        true,
                        List.of(
                                new Location.Session(
                                        "phone", "pekko://outcry@mantua:17355", "away", 5, Optional.of(client)),
                                new Location.Session(
                                        "laptop", "pekko://outcry@verona:17355", "unavailable", 0, Optional.empty())),
                        List.of())
                : new Location(
                        account.toString(),
                        7,
                        Optional.empty(),
                        false,
                        true,
                        List.of(),
                        List.of("pekko://outcry@mantua:17355"));
    }

    @Override
    public Users users(String actor) {
        return new StoredUsers(users.setup(), actor);
    }

    @Override
    public CompletionStage<Void> stop() {
        system.terminate();
        return whenStopped();
    }

    @Override
    public CompletionStage<Void> whenStopped() {
        return system.getWhenTerminated().thenAccept((Done _) -> {});
    }
}
