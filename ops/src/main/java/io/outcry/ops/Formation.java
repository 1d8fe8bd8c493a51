package io.outcry.ops;

import io.outcry.ops.config.ClusterConfig;
import io.outcry.ops.config.ClusterTlsConfig;
import io.outcry.ops.host.StartRefusedException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.pekko.actor.Address;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Adapter;
import org.apache.pekko.cluster.typed.Cluster;
import org.apache.pekko.cluster.typed.Join;

/** How a node comes into its cluster: one alone joins itself, at once; others ask the seeds until one lets them in. */
final class Formation {

    private final ClusterConfig config;
    private final Supplier<Optional<String>> stranger;
    private final CompletableFuture<Void> member = new CompletableFuture<>();

    private Formation(ClusterConfig config, Supplier<Optional<String>> stranger) {
        this.config = config;
        this.stranger = stranger;
    }

    /**
     * Begins. Where the node's own address is the first seed and no other answers, it begins a cluster of its own.
     *
     * @param stranger whose certificate this node refused last, and why
     */
    static Formation begin(ActorSystem<?> system, ClusterConfig config, Supplier<Optional<String>> stranger) {
        var formation = new Formation(config, stranger);
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
                + within.toSeconds() + " s (cluster.join-within). "
                + stranger.get().map(this::strange).orElseGet(this::silent);
    }

    private String strange(String who) {
        return "This node refused " + who + ". Every node needs cluster.tls, and a certificate of the same authorities;"
                + " this one's are in "
                + config.tls()
                        .map(ClusterTlsConfig::authorities)
                        .map(Path::toString)
                        .orElse("no file") + ".";
    }

    private String silent() {
        return "Does one run there, is cluster.address (" + config.address()
                + ") how it reaches this one, and does the first of them run, or did a cluster once? This node speaks "
                + (config.tls().isPresent()
                        ? "TLS: the others have to as well, and to know the authorities of its certificate"
                        : "in the clear: nodes with cluster.tls do not answer it")
                + ".";
    }
}
