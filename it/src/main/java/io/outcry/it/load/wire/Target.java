package io.outcry.it.load.wire;

import java.net.InetSocketAddress;

/**
 * The server under load, and how its clients connect.
 *
 * @param trustAll whether any certificate will do
 * @param streamManagement whether sessions enable it (XEP-0198)
 */
public record Target(InetSocketAddress server, Security security, boolean trustAll, boolean streamManagement) {}
