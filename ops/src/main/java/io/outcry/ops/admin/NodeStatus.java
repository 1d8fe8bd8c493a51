package io.outcry.ops.admin;

import java.util.List;

/**
 * How a node is, for people and for programs.
 *
 * @param node its address in the cluster
 * @param users accounts of its domains, without those that a directory keeps
 * @param sessions clients that are logged in on this node
 * @param heapUsedBytes of the Java heap
 * @param heapMaxBytes that the heap may grow to
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
        long heapMaxBytes) {

    /** A port that takes connections, such as {@code c2s} at {@code 0.0.0.0:5222} by STARTTLS. */
    public record Listener(String name, String address, int port, String security) {}

    public NodeStatus {
        domains = List.copyOf(domains);
        listeners = List.copyOf(listeners);
    }
}
