package io.outcry.persistence.sql;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Optional;

/** Where a server's database is: {@code mysql://host:port/name}. */
record ServerAddress(String host, int port, String database) {

    private static final int USUAL_PORT = 3306;
    private static final String SCHEME = "mysql://";

    /** Empty where it is of another scheme. The refusal does not repeat a url, which may hold a password. */
    static Optional<ServerAddress> of(String url) {
        if (!url.startsWith(SCHEME)) {
            return Optional.empty();
        }
        try {
            var uri = new URI(url);
            var host = uri.getHost();
            var path = uri.getPath();
            if (host == null
                    || !path.matches("/[A-Za-z0-9_$-]{1,64}")
                    || uri.getUserInfo() != null
                    || uri.getQuery() != null
                    || uri.getFragment() != null) {
                throw refused();
            }
            return Optional.of(
                    new ServerAddress(host, uri.getPort() < 0 ? USUAL_PORT : uri.getPort(), path.substring(1)));
        } catch (URISyntaxException _) {
            throw refused();
        }
    }

    private static IllegalArgumentException refused() {
        return new IllegalArgumentException(
                "url must be mysql://host:port/name; the user, the password and options have keys of their own");
    }

    boolean isOfThisMachine() {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException _) {
            return false;
        }
    }

    @Override
    public String toString() {
        return SCHEME + host + ":" + port + "/" + database;
    }
}
