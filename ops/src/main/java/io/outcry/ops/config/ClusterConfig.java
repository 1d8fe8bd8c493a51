package io.outcry.ops.config;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Where other nodes reach this one, and where it finds them.
 *
 * @param address that this node binds to and announces: others have to know it by this very name or address
 * @param port 0 takes any free one
 * @param seeds nodes that a starting node asks to be let in, each {@code host:port}; empty for a node alone
 * @param joinWithin longest time until they have let it in
 * @param tls how nodes know each other; without it whoever reaches the port is believed to be a node
 */
public record ClusterConfig(
        String address, int port, List<String> seeds, Duration joinWithin, Optional<ClusterTlsConfig> tls) {

    public ClusterConfig {
        seeds = List.copyOf(seeds);
        Ports.check("port", port);
        if (address.isBlank()) {
            throw new IllegalArgumentException("address must name an interface, such as 127.0.0.1");
        }
        for (var seed : seeds) {
            parse(seed);
        }
        if (joinWithin.toMillis() < 1 || joinWithin.compareTo(Duration.ofHours(1)) > 0) {
            throw new IllegalArgumentException("join-within must be between 1ms and 1h, was " + joinWithin);
        }
    }

    /** Not resolved yet: a name's addresses may change until they are needed. */
    public List<InetSocketAddress> seedAddresses() {
        return seeds.stream().map(ClusterConfig::parse).toList();
    }

    private static InetSocketAddress parse(String seed) {
        var colon = seed.lastIndexOf(':');
        try {
            var host = seed.substring(0, Math.max(0, colon));
            var port = Integer.parseInt(seed.substring(colon + 1));
            if (!host.isBlank() && port > 0 && port <= Ports.LARGEST) {
                return InetSocketAddress.createUnresolved(host, port);
            }
        } catch (NumberFormatException _) {
            // Refused below.
        }
        throw new IllegalArgumentException("seeds must be like node1.example:17355, not " + seed);
    }

    ClusterConfig shifted(int offset) {
        return new ClusterConfig(address, Ports.shift(port, offset), seeds, joinWithin, tls);
    }
}
