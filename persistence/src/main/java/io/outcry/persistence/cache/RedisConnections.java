package io.outcry.persistence.cache;

import io.outcry.persistence.FirstLine;
import io.outcry.persistence.ServerTrust;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import redis.clients.jedis.ClientSetInfoConfig;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.SslOptions;
import redis.clients.jedis.SslVerifyMode;

/** Makes Redis clients as they are configured. They connect to nobody before they are used. */
final class RedisConnections {

    /** Of a store that is never written to a file. */
    private static final char[] STORE_PASSWORD = "authorities".toCharArray();

    private RedisConnections() {}

    /** What cannot be right is an {@link IllegalArgumentException} that begins with its key. */
    static RedisClient open(RedisConfig.Address address, RedisConfig config) {
        return RedisClient.builder()
                .hostAndPort(address.host(), address.port())
                .clientConfig(client(address, config).build())
                .poolConfig(pool(config))
                .build();
    }

    private static DefaultJedisClientConfig.Builder client(RedisConfig.Address address, RedisConfig config) {
        var timeoutMillis = (int) config.timeout().toMillis();
        var client = DefaultJedisClientConfig.builder()
                .connectionTimeoutMillis(timeoutMillis)
                .socketTimeoutMillis(timeoutMillis)
                .database(address.database())
                .clientName("outcry")
                .clientSetInfoConfig(ClientSetInfoConfig.DISABLED);
        config.user().ifPresent(client::user);
        config.password()
                .or(() -> config.passwordFile().map(file -> FirstLine.of("password-file", file)))
                .ifPresent(client::password);
        if (address.isTls()) {
            client.sslOptions(trust(config.authorities()));
        }
        return client;
    }

    /** The server's certificate is for its name and comes from an authority. */
    private static SslOptions trust(Optional<Path> authorities) {
        var options = SslOptions.builder().sslVerifyMode(SslVerifyMode.FULL);
        authorities.ifPresent(file -> {
            var store = ServerTrust.written(file, STORE_PASSWORD);
            options.trustStoreType(ServerTrust.WRITTEN_AS)
                    .truststore(() -> new ByteArrayInputStream(store), STORE_PASSWORD);
        });
        return options.build();
    }

    /**
     * Nothing looks after connections that nobody uses: one that died has to fail when it is used, for that is how we hear
     * that the server was away, and what we told it lost.
     */
    private static ConnectionPoolConfig pool(RedisConfig config) {
        var pool = new ConnectionPoolConfig();
        pool.setMaxTotal(config.connections());
        pool.setMaxIdle(config.connections());
        pool.setMaxWait(config.timeout());
        pool.setTestWhileIdle(false);
        pool.setTimeBetweenEvictionRuns(Duration.ofMillis(-1));
        pool.setJmxEnabled(false);
        return pool;
    }
}
