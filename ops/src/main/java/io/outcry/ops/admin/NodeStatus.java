package io.outcry.ops.admin;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a node is, for people and for programs.
 *
 * @param node its address in the cluster
 * @param users accounts of its domains, without those that a directory keeps
 * @param sessions clients that are logged in on this node
 * @param heapUsedBytes of the Java heap
 * @param heapMaxBytes that the heap may grow to
 * @param figures the few that say most; all of them are at {@code /metrics}
 * @param layers that what is stored is read through, from the nearest to the furthest
 * @param members of its cluster, with itself
 */
public record NodeStatus(
        String version,
        String node,
        String datacenter,
        List<String> domains,
        long uptimeSeconds,
        long users,
        long sessions,
        List<Listener> listeners,
        long heapUsedBytes,
        long heapMaxBytes,
        Figures figures,
        List<Layer> layers,
        List<Member> members) {

    /** A port that takes connections, such as {@code c2s} at {@code 0.0.0.0:5222} by STARTTLS. */
    public record Listener(String name, String address, int port, String security) {}

    /**
     * What an operator looks at first.
     *
     * @param states how many clients are in each state of their session; those where nobody is are left out
     * @param messages that came from clients since the node started
     */
    public record Figures(Map<String, Long> states, long messages) {

        public Figures {
            states = Map.copyOf(states);
        }
    }

    /**
     * A node of the cluster.
     *
     * @param node its address in the cluster
     * @param state such as {@code up}
     * @param isReachable whether this node hears of it
     * @param report empty where it did not answer in time
     */
    public record Member(String node, String datacenter, String state, boolean isReachable, Optional<Report> report) {}

    /**
     * What a node says of itself.
     *
     * @param shards of the cluster's 1,000 that it has
     * @param accounts whose actors live there
     * @param connected sessions there whose client is connected
     * @param detached sessions there that wait for their client to come back
     */
    public record Report(
            String version, long uptimeSeconds, int shards, long accounts, long connected, long detached) {}

    /**
     * A layer of the stores.
     *
     * @param name {@code memory}, {@code redis} or {@code database}
     * @param lostSeconds for how long it has been unusable, empty while it can be used
     * @param reads how often it was asked since the start; of the database, its operations
     * @param hits how often it had the answer
     * @param medianMicros what half of its last answers took at the most, in microseconds
     * @param p99Micros what all but a hundredth of them took at the most
     */
    public record Layer(
            String name, Optional<Long> lostSeconds, long reads, long hits, long medianMicros, long p99Micros) {}

    public NodeStatus {
        layers = List.copyOf(layers);
        members = List.copyOf(members);
        domains = List.copyOf(domains);
        listeners = List.copyOf(listeners);
    }
}
