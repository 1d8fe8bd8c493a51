package io.outcry.ops;

import io.outcry.ops.config.ClusterConfig;
import io.outcry.ops.host.StartRefusedException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.pekko.actor.Address;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Adapter;
import org.apache.pekko.cluster.typed.Cluster;
import org.apache.pekko.cluster.typed.Join;

/** How a node comes into its cluster: one alone joins itself, at once; others ask the seeds until one lets them in. */
final class Formation {

    private final ClusterConfig config;
    private final CompletableFuture<Void> member = new CompletableFuture<>();

    private Formation(ClusterConfig config) {
        this.config = config;
    }

    /** Begins. Where the node's own address is the first seed and no other answers, it begins a cluster of its own. */
    static Formation begin(ActorSystem<?> system, ClusterConfig config) {
        var formation = new Formation(config);
        var cluster = Cluster.get(system);
        if (config.seeds().isEmpty()) {
            cluster.manager().tell(Join.create(cluster.selfMember().address()));
            formation.member.complete(null);
        } else {
            // The typed one takes seeds as a collection of Scala's only.
            var classic = org.apache.pekko.cluster.Cluster.get(Adapter.toClassic(system));
            classic.registerOnMemberUp(() -> formation.member.complete(null));
            classic.joinSeedNodes(addresses(config, cluster.selfMember().address()));
        }
        return formation;
    }

    /**
     * A name may stand for several nodes, which announce their own addresses: those follow the name. In one order
     * everywhere, for the first of all is who may begin a cluster.
     */
    private static List<Address> addresses(ClusterConfig config, Address self) {
        return config.seedAddresses().stream()
                .flatMap(seed -> Stream.concat(Stream.of(seed.getHostString()), resolved(seed))
                        .map(host -> new Address(self.protocol(), self.system(), host, seed.getPort())))
                .distinct()
                .toList();
    }

    private static Stream<String> resolved(InetSocketAddress seed) {
        try {
            return Arrays.stream(InetAddress.getAllByName(seed.getHostString()))
                    .map(InetAddress::getHostAddress)
                    .sorted();
        } catch (UnknownHostException _) {
            // It may be known later, and under its name as it stands here.
            return Stream.empty();
        }
    }

    /** Waits until the node is a member. */
    void await() throws StartRefusedException {
        try {
            member.get(config.joinWithin().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException late) {
            throw new StartRefusedException(refusal(config.joinWithin()), late);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new StartRefusedException("The start was interrupted.", interrupted);
        }
    }

    private String refusal(Duration within) {
        return "No node of cluster.seeds (" + String.join(", ", config.seeds()) + ") let this one in within "
                + within.toSeconds() + " s (cluster.join-within). Does one run there, is cluster.address ("
                + config.address()
                + ") how it reaches this one, and does the first of them run, or did a cluster once?";
    }
}
