package io.outcry.ops.config;

/**
 * The HTTP interface for health and administration.
 *
 * @param address to bind to; loopback unless something protects the port, since the token travels in clear
 * @param port 0 takes any free one
 * @param maxRequestBytes longest request body, an import's above all
 * @param maxPageUsers most users in one answer
 */
public record AdminConfig(String address, int port, int maxRequestBytes, int maxPageUsers) {

    public AdminConfig {
        Ports.check("port", port);
        if (address.isBlank()) {
            throw new IllegalArgumentException("address must name an interface, such as 127.0.0.1");
        }
        if (maxRequestBytes < 1_024) {
            throw new IllegalArgumentException("max-request-bytes must be at least 1024, was " + maxRequestBytes);
        }
        if (maxPageUsers < 1 || maxPageUsers > 10_000) {
            throw new IllegalArgumentException("max-page-users must be between 1 and 10000, was " + maxPageUsers);
        }
    }

    AdminConfig shifted(int offset) {
        return new AdminConfig(address, Ports.shift(port, offset), maxRequestBytes, maxPageUsers);
    }
}
