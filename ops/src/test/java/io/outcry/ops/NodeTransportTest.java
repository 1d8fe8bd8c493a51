package io.outcry.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.outcry.ops.certificate.CertificateRefusedException;
import io.outcry.ops.certificate.ClusterAuthority;
import io.outcry.ops.config.ConfigLayers;
import io.outcry.ops.config.ConfigRefusedException;
import io.outcry.ops.config.ConfigSources;
import io.outcry.ops.config.LoadedConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.StreamSupport;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.cluster.MemberStatus;
import org.apache.pekko.cluster.typed.Cluster;
import org.apache.pekko.cluster.typed.Join;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nodes in this process, with nothing on them but the cluster. */
class NodeTransportTest {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    /** How long who is refused may try; more than nodes take to become members. */
    private static final Duration TRYING = Duration.ofSeconds(6);

    private static final Duration VALID = Duration.ofDays(60);

    @TempDir
    private Path folder = Path.of("");

    private final List<ActorSystem<?>> started = new ArrayList<>();

    @BeforeEach
    void makeCertificates() throws CertificateRefusedException {
        certify("ours", "verona", "mantua", "padua");
        certify("theirs", "venice");
    }

    @AfterEach
    void stop() {
        started.forEach(ActorSystem::terminate);
        started.forEach(
                system -> system.getWhenTerminated().toCompletableFuture().join());
    }

    @Test
    void nodesOfOneAuthorityAreACluster() throws Exception {
        var verona = start(transport("ours", "verona"));
        var mantua = start(transport("ours", "mantua"));

        join(verona, verona);
        join(mantua, verona);

        awaitUntil(() -> isUp(mantua) && members(verona) == 2);
        assertThat(Cluster.get(verona).selfMember().address().toString()).startsWith("pekko://outcry@127.0.0.1:");
    }

    @Test
    void aNodeOfAnotherAuthorityIsNoneOfTheirs() throws Exception {
        var verona = start(transport("ours", "verona"));
        var mantua = start(transport("ours", "mantua"));
        var strange = transport("theirs", "venice");
        var venice = start(strange);
        join(verona, verona);
        join(mantua, verona);

        join(venice, verona);
        awaitUntil(() -> strange.refusal().isPresent());

        assertThat(strange.refusal().orElseThrow()).startsWith("CN=verona, issued by CN=Outcry cluster ");
        awaitUntil(() -> isUp(mantua) && members(verona) == 2);
        assertThat(isUp(venice)).isFalse();
    }

    /** It believes everybody, but nobody believes it. */
    @Test
    void whoBelievesEverybodyIsRefusedAllTheSame() throws Exception {
        var ours = transport("ours", "verona");
        var verona = start(ours);
        var venice = start(transport(folder.resolve("theirs/venice"), folder.resolve("both.crt")));
        join(verona, verona);
        awaitUntil(() -> isUp(verona));

        join(venice, verona);
        awaitUntil(() -> ours.refusal().isPresent());

        assertThat(ours.refusal().orElseThrow()).startsWith("CN=venice, issued by CN=Outcry cluster ");
        assertThat(isUp(venice)).isFalse();
        assertThat(members(verona)).isEqualTo(1);
    }

    @Test
    void aNodeWithoutTlsIsNoneOfTheirs() throws Exception {
        var ours = transport("ours", "verona");
        var verona = start(ours);
        var plain = start(NodeTransport.of(config()));
        join(verona, verona);
        awaitUntil(() -> isUp(verona));

        join(plain, verona);

        awaitUntil(() -> ours.refusal().isPresent());
        assertThat(ours.refusal().orElseThrow()).contains("plaintext connection?");
        assertThat(within(TRYING, () -> isUp(plain) || members(verona) > 1)).isFalse();
    }

    @Test
    void aNodeWithTlsIsNoneOfThoseWithout() throws Exception {
        var plain = start(NodeTransport.of(config()));
        var verona = start(transport("ours", "verona"));
        join(plain, plain);
        awaitUntil(() -> isUp(plain));

        join(verona, plain);

        assertThat(within(TRYING, () -> isUp(verona) || members(plain) > 1)).isFalse();
    }

    @Test
    void aCertificateOfANewAuthorityNeedsNoRestart() throws Exception {
        var ours = transport("ours", "verona");
        var verona = start(ours);
        join(verona, verona);
        awaitUntil(() -> isUp(verona));
        copy("theirs/venice.crt", "ours/verona.crt");
        copy("theirs/venice.key", "ours/verona.key");
        copy("theirs/ca.crt", "ours/ca.crt");

        ours.tls().orElseThrow().reload();

        var venice = start(transport("theirs", "venice"));
        join(venice, verona);
        awaitUntil(() -> isUp(venice) && members(verona) == 2);
    }

    @Test
    void keepsItsCertificateWhereTheNewOneIsNoGood() throws Exception {
        var ours = transport("ours", "verona");
        var verona = start(ours);
        join(verona, verona);
        awaitUntil(() -> isUp(verona));
        copy("theirs/venice.crt", "ours/verona.crt");

        ours.tls().orElseThrow().reload();

        var mantua = start(transport("ours", "mantua"));
        join(mantua, verona);
        awaitUntil(() -> isUp(mantua) && members(verona) == 2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ours/none.crt   | ours/verona.key | ours/ca.crt   | cluster.tls.certificate FILE cannot be used, there is no such file",
                "ours/verona.key | ours/verona.key | ours/ca.crt   | cluster.tls.certificate FILE cannot be used, there is no certificate in",
                "ours/verona.crt | ours/none.key   | ours/ca.crt   | cluster.tls.key FILE cannot be used, there is no such file",
                "ours/verona.crt | ours/ca.crt     | ours/ca.crt   | cluster.tls.key FILE cannot be used, there is no private key in",
                "ours/verona.crt | ours/mantua.key | ours/ca.crt   | cluster.tls.key FILE is not the key of the first certificate in",
                "ours/verona.crt | ours/verona.key | ours/none.crt | cluster.tls.authorities FILE cannot be used, there is no such file",
                "ours/verona.crt | ours/verona.key | theirs/ca.crt | cluster.tls.certificate FILE would be refused by every other",
                "ours/old.crt    | ours/old.key    | ours/ca.crt   | cluster.tls.certificate FILE would be refused by every other: NotAfter",
            })
    void refusesFilesThatAreNoGood(String certificate, String key, String authorities, String reason)
            throws CertificateRefusedException {
        new ClusterAuthority(folder.resolve("ours"))
                .certify("old", Instant.now().minus(VALID.multipliedBy(2)), VALID);

        assertThatThrownBy(() -> NodeTransport.of(config(
                        "cluster.tls.certificate=" + folder.resolve(certificate),
                        "cluster.tls.key=" + folder.resolve(key),
                        "cluster.tls.authorities=" + folder.resolve(authorities))))
                .isInstanceOf(CertificateRefusedException.class)
                .satisfies(refused -> assertThat(String.valueOf(refused.getMessage())
                                .replaceAll(folder + "/[a-z]+/[a-z]+\\.[a-z]+", "FILE"))
                        .contains(reason));
    }

    private void certify(String authority, String... nodes) throws CertificateRefusedException {
        var made = new ClusterAuthority(folder.resolve(authority));
        made.prepare(Instant.now());
        for (var node : nodes) {
            made.certify(node, Instant.now(), VALID);
        }
    }

    private void copy(String from, String to) throws IOException {
        Files.copy(folder.resolve(from), folder.resolve(to), StandardCopyOption.REPLACE_EXISTING);
    }

    private NodeTransport transport(String authority, String node) throws Exception {
        Files.writeString(
                folder.resolve("both.crt"),
                Files.readString(folder.resolve("ours/ca.crt")) + Files.readString(folder.resolve("theirs/ca.crt")));
        return transport(
                folder.resolve(authority).resolve(node),
                folder.resolve(authority).resolve("ca.crt"));
    }

    private static NodeTransport transport(Path node, Path authorities)
            throws ConfigRefusedException, CertificateRefusedException {
        return NodeTransport.of(config(
                "cluster.tls.certificate=" + node + ".crt",
                "cluster.tls.key=" + node + ".key",
                "cluster.tls.authorities=" + authorities));
    }

    private static LoadedConfig config(String... settings) throws ConfigRefusedException {
        var sources = ConfigSources.none().withSetting("cluster.port=0");
        for (var setting : settings) {
            sources = sources.withSetting(setting);
        }
        return ConfigLayers.load(sources);
    }

    private ActorSystem<?> start(NodeTransport transport) {
        var system = transport.start();
        started.add(system);
        return system;
    }

    private static void join(ActorSystem<?> node, ActorSystem<?> seed) {
        Cluster.get(node)
                .manager()
                .tell(Join.create(Cluster.get(seed).selfMember().address()));
    }

    private static boolean isUp(ActorSystem<?> node) {
        return Cluster.get(node).selfMember().status().equals(MemberStatus.up());
    }

    private static long members(ActorSystem<?> node) {
        return StreamSupport.stream(Cluster.get(node).state().getMembers().spliterator(), false)
                .count();
    }

    private static void awaitUntil(BooleanSupplier condition) {
        assertThat(within(LIMIT, condition)).as("it took too long").isTrue();
    }

    private static boolean within(Duration limit, BooleanSupplier condition) {
        var end = Instant.now().plus(limit);
        while (!condition.getAsBoolean() && Instant.now().isBefore(end)) {
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
        return condition.getAsBoolean();
    }
}
