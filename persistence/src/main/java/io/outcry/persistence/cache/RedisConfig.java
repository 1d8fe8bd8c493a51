package io.outcry.persistence.cache;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * The cache that all nodes share.
 *
 * @param url {@code redis://host:port/number}, {@code rediss://} by TLS; empty for none
 * @param user of Redis' access lists; empty for its default user
 * @param passwordFile holds the password in its first line; instead of {@code password}
 * @param authorities PEM file of those who vouch for the server's certificate; empty for those that Java knows
 * @param maxEntryBytes larger values are not put there
 * @param connections most connections, which is also how many commands run at once
 * @param maxWaiting most commands that wait for a connection; who comes then goes without
 * @param timeout longest wait for a connection, and again for an answer
 * @param retryEvery how often a server that was lost is tried again
 * @param keepFor longest that a value stays there
 * @param distrustFor how long nothing is put there for an account after a change: longer than a read or a change of the
 *     database may take together
 */
public record RedisConfig(
        Optional<String> url,
        Optional<String> user,
        Optional<String> password,
        Optional<Path> passwordFile,
        Optional<Path> authorities,
        int maxEntryBytes,
        int connections,
        int maxWaiting,
        Duration timeout,
        Duration retryEvery,
        Duration keepFor,
        Duration distrustFor) {

    private static final int USUAL_PORT = 6379;

    public RedisConfig {
        url.ifPresent(RedisConfig::parse);
        if (password.isPresent() && passwordFile.isPresent()) {
            // Names the file's key: a refusal shows the place of the key that it names, and the other's is the secret.
            throw new IllegalArgumentException("password-file must not be set beside password");
        }
        if (user.isPresent() && password.isEmpty() && passwordFile.isEmpty()) {
            throw new IllegalArgumentException("user needs password or password-file beside it");
        }
        check("max-entry-bytes", maxEntryBytes, 1_024, 64 * 1_048_576);
        check("connections", connections, 1, 1_000);
        check("max-waiting", maxWaiting, 0, 1_000_000);
        check("timeout", timeout, Duration.ofMillis(1), Duration.ofMinutes(1));
        check("retry-every", retryEvery, Duration.ofMillis(10), Duration.ofMinutes(10));
        check("keep-for", keepFor, Duration.ofMillis(1), Duration.ofDays(30));
        check("distrust-for", distrustFor, Duration.ofMillis(1), Duration.ofHours(1));
    }

    private static void check(String key, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(key + " must be between " + least + " and " + most + ", was " + value);
        }
    }

    private static void check(String key, Duration value, Duration least, Duration most) {
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw new IllegalArgumentException(key + " must be between " + least + " and " + most + ", was " + value);
        }
    }

    /** Where a server is, and which of its databases. */
    record Address(boolean isTls, String host, int port, int database) {}

    Optional<Address> address() {
        return url.map(RedisConfig::parse);
    }

    /** The refusal does not repeat a url, which may hold a password. */
    private static Address parse(String url) {
        try {
            var uri = new URI(url);
            var isTls = "rediss".equals(uri.getScheme());
            var path = Optional.ofNullable(uri.getPath()).orElse("");
            if ((!isTls && !"redis".equals(uri.getScheme()))
                    || uri.getHost() == null
                    || uri.getUserInfo() != null
                    || uri.getQuery() != null
                    || !path.matches("(/[0-9]{0,3})?")) {
                throw refused();
            }
            var database = path.length() > 1 ? Integer.parseInt(path.substring(1)) : 0;
            return new Address(isTls, uri.getHost(), uri.getPort() < 0 ? USUAL_PORT : uri.getPort(), database);
        } catch (URISyntaxException _) {
            throw refused();
        }
    }

    private static IllegalArgumentException refused() {
        return new IllegalArgumentException(
                "url must be redis://host:port/number, or rediss:// for TLS; the user and the"
                        + " password have keys of their own");
    }

    @Override
    public String toString() {
        return "RedisConfig[url=" + url + ", user=" + user + "]";
    }
}
