package io.outcry.persistence.cache;

import static io.outcry.persistence.Answers.awaitUntil;

import io.outcry.core.meter.Silent;
import io.outcry.persistence.Redis;
import io.outcry.persistence.directory.ThrowawayAuthority;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A Redis that lets in who has its password, in the clear or by TLS. */
class RedisAccessTest {

    @TempDir
    private static Path folder;

    private static int tlsPort;
    private static Redis redis;
    private static Path authority;

    @BeforeAll
    static void start() {
        var throwaway = ThrowawayAuthority.in(folder);
        authority = throwaway.certificate();
        var server = throwaway.certifyServer("localhost");
        tlsPort = Redis.freePort();
        redis = Redis.start(
                "--requirepass",
                "wherefore",
                "--tls-port",
                "" + tlsPort,
                "--tls-cert-file",
                "" + server.certificate(),
                "--tls-key-file",
                "" + server.key(),
                "--tls-ca-cert-file",
                "" + authority,
                "--tls-auth-clients",
                "no");
    }

    @AfterAll
    static void stop() {
        redis.close();
    }

    @Test
    void letsInWhoHasThePassword() {
        comesTo(redis.url(), "wherefore", Optional.empty(), RedisLayer::isUsable);
    }

    @Test
    void keepsOutWhoHasNot() {
        comesTo(redis.url(), "art thou", Optional.empty(), RedisAccessTest::isLost);
    }

    @Test
    void speaksTlsToAServerThatItsAuthoritiesVouchFor() {
        comesTo("rediss://localhost:" + tlsPort, "wherefore", Optional.of(authority), RedisLayer::isUsable);
    }

    @Test
    void believesNoStranger() {
        comesTo("rediss://localhost:" + tlsPort, "wherefore", Optional.empty(), RedisAccessTest::isLost);
    }

    @Test
    void believesNoCertificateForAnotherName() {
        comesTo("rediss://127.0.0.1:" + tlsPort, "wherefore", Optional.of(authority), RedisAccessTest::isLost);
    }

    private static boolean isLost(RedisLayer layer) {
        return layer.report().lostAt().isPresent();
    }

    private static void comesTo(
            String url, String password, Optional<Path> authorities, Predicate<RedisLayer> condition) {
        var config = TestCaches.redis(Optional.of(url), Optional.of(password), authorities);
        try (var layer = new RedisLayer(config.address().orElseThrow(), config, new Silent())) {
            awaitUntil(() -> condition.test(layer));
        }
    }
}
