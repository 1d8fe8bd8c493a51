package io.outcry.ops.config;

/**
 * Where other nodes reach this one.
 *
 * @param address that this node binds to and announces
 * @param port 0 takes any free one
 */
public record ClusterConfig(String address, int port) {

    public ClusterConfig {
        Ports.check("port", port);
        if (address.isBlank()) {
            throw new IllegalArgumentException("address must name an interface, such as 127.0.0.1");
        }
    }

    ClusterConfig shifted(int offset) {
        return new ClusterConfig(address, Ports.shift(port, offset));
    }
}
