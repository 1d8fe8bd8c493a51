package io.outcry.ops.config;

import io.outcry.actors.c2s.tcp.ClientListener;
import io.outcry.codecs.xmpp.XmppFlow;
import io.outcry.core.Positive;
import java.time.Duration;

/**
 * How connections are held, whoever is behind them.
 *
 * @param maxConnections most connections of one listener
 * @param maxConnectionsPerAddress most of them from one address
 * @param backlog most connections that the kernel keeps until they are taken
 * @param maxUnsentBytes most bytes that wait for a client which reads slowly; more end its connection
 * @param idleTimeout longest silence of a client
 * @param frameTimeout from the first byte of a tag or stanza to its last
 * @param handshakeTimeout from the beginning of TLS until it is established
 * @param closeTimeout until the other side closes too, after we did
 * @param proxyTimeout until the PROXY header must be there
 */
public record ConnectionConfig(
        int maxConnections,
        int maxConnectionsPerAddress,
        int backlog,
        int maxUnsentBytes,
        Duration idleTimeout,
        Duration frameTimeout,
        Duration handshakeTimeout,
        Duration closeTimeout,
        Duration proxyTimeout) {

    public ConnectionConfig {
        new ClientListener.Limits(maxConnections, maxConnectionsPerAddress);
        if (backlog < 1) {
            throw new IllegalArgumentException("backlog must be at least 1, was " + backlog);
        }
        Positive.require("idle-timeout", idleTimeout);
        Positive.require("frame-timeout", frameTimeout);
        Positive.require("handshake-timeout", handshakeTimeout);
        Positive.require("close-timeout", closeTimeout);
        Positive.require("proxy-timeout", proxyTimeout);
    }

    public ClientListener.Limits limits() {
        return new ClientListener.Limits(maxConnections, maxConnectionsPerAddress);
    }

    public XmppFlow.Times times() {
        return new XmppFlow.Times(idleTimeout, frameTimeout, handshakeTimeout, closeTimeout);
    }
}
