package io.outcry.ops.admin;

import java.util.List;
import java.util.Map;

/**
 * How a node is, for people and for programs.
 *
 * @param node its address in the cluster
 * @param users accounts of its domains, without those that a directory keeps
 * @param sessions clients that are logged in on this node
 * @param heapUsedBytes of the Java heap
 * @param heapMaxBytes that the heap may grow to
 * @param figures the few that say most; all of them are at {@code /metrics}
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
        Figures figures) {

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

    public NodeStatus {
        domains = List.copyOf(domains);
        listeners = List.copyOf(listeners);
    }
}
