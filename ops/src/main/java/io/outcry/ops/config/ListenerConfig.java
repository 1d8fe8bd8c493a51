package io.outcry.ops.config;

/**
 * A port that takes connections.
 *
 * @param address to bind to: a name, an IP address, or 0.0.0.0 for all
 * @param port 0 takes any free one
 * @param directTls TLS from the first byte (XEP-0368) instead of STARTTLS
 * @param proxyProtocol each connection begins with a PROXY header, version 1 or 2, that names the client's address
 */
public record ListenerConfig(Kind kind, String address, int port, boolean directTls, boolean proxyProtocol) {

    /** Who connects. */
    public enum Kind {
        /** Chat clients over TCP (RFC 6120). */
        C2S
    }

    public ListenerConfig {
        Ports.check("port", port);
        if (address.isBlank()) {
            throw new IllegalArgumentException("address must name an interface, such as 127.0.0.1 or 0.0.0.0");
        }
    }

    ListenerConfig shifted(int offset) {
        return new ListenerConfig(kind, address, Ports.shift(port, offset), directTls, proxyProtocol);
    }
}
