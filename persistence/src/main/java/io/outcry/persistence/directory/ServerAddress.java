package io.outcry.persistence.directory;

import java.net.URI;
import java.util.Optional;

/**
 * Where one directory server listens.
 *
 * @param isDirectTls TLS from the first byte (ldaps); otherwise StartTLS is the first thing that is said
 */
record ServerAddress(String host, int port, boolean isDirectTls) {

    private static final int PORT = 389;
    private static final int DIRECT_TLS_PORT = 636;

    /** Reads {@code ldap://host}, {@code ldaps://host:port} or the like; empty where there is more or less in it. */
    static Optional<ServerAddress> find(String text) {
        try {
            return find(URI.create(text));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static Optional<ServerAddress> find(URI uri) {
        var scheme = Optional.ofNullable(uri.getScheme()).orElse("");
        var host = Optional.ofNullable(uri.getHost()).orElse("");
        // Of "host:389" the host is taken for the scheme, and there is no path at all.
        var path = Optional.ofNullable(uri.getRawPath()).orElse("");
        var isKnown = scheme.equals("ldap") || scheme.equals("ldaps");
        var isPlain = uri.getRawUserInfo() == null
                && uri.getRawQuery() == null
                && uri.getRawFragment() == null
                && (path.isEmpty() || path.equals("/"));
        if (!isKnown || !isPlain || host.isEmpty() || uri.getPort() == 0) {
            return Optional.empty();
        }
        var isDirectTls = scheme.equals("ldaps");
        var usual = isDirectTls ? DIRECT_TLS_PORT : PORT;
        // A URI has brackets around an IPv6 address.
        var address = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        return Optional.of(new ServerAddress(address, uri.getPort() < 0 ? usual : uri.getPort(), isDirectTls));
    }
}
