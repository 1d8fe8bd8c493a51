package io.outcry.persistence.directory;

import static io.outcry.persistence.Answers.await;
import static io.outcry.persistence.Answers.failureOf;
import static io.outcry.persistence.Answers.reasonOf;
import static io.outcry.persistence.directory.CorpDirectory.jid;
import static io.outcry.persistence.directory.CorpDirectory.password;
import static org.assertj.core.api.Assertions.assertThat;

import io.outcry.core.StoreException.Reason;
import io.outcry.core.meter.Metric;
import io.outcry.core.meter.RecordingMeter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What happens while a real slapd is away, slow, or not who it should be. */
class LdapFailureTest {

    private static final String PEOPLE = Slapd.person("romeo", "wherefore") + Slapd.person("juliet", "art thou");

    @TempDir
    private Path folder = Path.of("");

    private final Slapd slapd = Slapd.start(PEOPLE);

    @AfterEach
    void stop() {
        slapd.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void refusesAServerThatNobodyVouchesFor(boolean isDirectTls) {
        var stranger = ThrowawayAuthority.in(folder.resolve("stranger").toAbsolutePath());
        var server = isDirectTls ? slapd.directTls() : slapd.startTls();

        try (var directory = CorpDirectory.open(CorpDirectory.at(stranger.certificate(), server))) {
            assertThat(failureOf(login(directory))).hasMessageContaining("PKIX path");
        }

        assertThat(slapd.log()).doesNotContain("BIND");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void refusesACertificateForAnotherName(boolean isDirectTls) {
        try (var other = Slapd.startAs("verona.example", PEOPLE);
                var directory = CorpDirectory.open(
                        CorpDirectory.at(other.authorities(), isDirectTls ? other.directTls() : other.startTls()))) {
            assertThat(failureOf(login(directory))).hasMessageContaining("verona.example");

            assertThat(other.log()).doesNotContain("BIND");
        }
    }

    /** Somebody's right password is not wrong because ours is. */
    @Test
    void isNoRefusalWhereTheSearcherIsNotLetIn() {
        try (var directory = CorpDirectory.open(CorpDirectory.as("mistyped", slapd.authorities(), slapd.startTls()))) {
            assertThat(failureOf(login(directory)))
                    .hasMessageContaining("invalid credentials")
                    .hasMessageNotContaining("searcher")
                    .hasMessageNotContaining("mistyped");
        }
    }

    @Test
    void goesToTheNextServerWhereOneIsAway() {
        var other = Slapd.start(PEOPLE);
        try (other;
                var directory = CorpDirectory.open(
                        CorpDirectory.at(other.authorities(), other.directTls(), other.startTls()))) {
            assertThat(await(login(directory))).isTrue();
        }
    }

    @Test
    void recoversByItselfWhenTheServerIsBack() {
        try (var directory = CorpDirectory.open(CorpDirectory.of(slapd))) {
            assertThat(manyLogins(directory))
                    .allSatisfy(login -> assertThat(await(login)).isTrue());

            slapd.kill();
            assertThat(manyLogins(directory))
                    .allSatisfy(login -> assertThat(reasonOf(login)).isEqualTo(Reason.FAILED));

            slapd.restart();
            assertThat(manyLogins(directory))
                    .allSatisfy(login -> assertThat(await(login)).isTrue());
        }
    }

    /** What was connected before is not noticed by who comes after. */
    @Test
    void failsNobodyForConnectionsThatDiedMeanwhile() {
        try (var directory = CorpDirectory.open(CorpDirectory.of(slapd))) {
            assertThat(manyLogins(directory))
                    .allSatisfy(login -> assertThat(await(login)).isTrue());

            slapd.kill();
            slapd.restart();

            assertThat(manyLogins(directory))
                    .allSatisfy(login -> assertThat(await(login)).isTrue());
        }
    }

    @Test
    void waitsNoLongerThanItMayForAServerThatSaysNothing() {
        try (var directory = CorpDirectory.open(CorpDirectory.of(slapd))) {
            assertThat(await(login(directory))).isTrue();
            slapd.freeze();

            var begunAt = System.nanoTime();
            var all = manyLogins(directory);
            assertThat(all).allSatisfy(login -> assertThat(reasonOf(login)).isEqualTo(Reason.UNKNOWN));
            assertThat(Duration.ofNanos(System.nanoTime() - begunAt))
                    .isLessThan(CorpDirectory.LIMITS.answerTimeout().plusSeconds(3));

            slapd.thaw();
            assertThat(await(login(directory))).isTrue();
        }
    }

    @Test
    void refusesAtOnceWhatIsMoreThanMayWait() {
        var meter = new RecordingMeter();
        try (var directory = LdapDirectory.open("corp", CorpDirectory.of(slapd), CorpDirectory.limits(1, 2), meter)) {
            slapd.freeze();
            var waiting = Stream.generate(() -> login(directory)).limit(3).toList();

            assertThat(reasonOf(login(directory))).isEqualTo(Reason.FULL);

            assertThat(waiting).noneMatch(login -> login.toCompletableFuture().isDone());
            assertThat(meter.now(Metric.QUEUE_LENGTH, "directory")).isEqualTo(2);
            assertThat(meter.now(Metric.QUEUE_REFUSED, "directory")).isEqualTo(1);
            slapd.thaw();
            assertThat(waiting).allSatisfy(login -> assertThat(await(login)).isTrue());
            assertThat(meter.amounts(Metric.STORE_TIME, "directory.login")).hasSize(3);
        }
    }

    @Test
    void remembersThatAnAccountExistsAndThatAloneAndNotForLong() {
        var limits = CorpDirectory.remembering(Duration.ofSeconds(2));
        var meter = new RecordingMeter();
        try (var directory = LdapDirectory.open("corp", CorpDirectory.of(slapd), limits, meter)) {
            assertThat(await(directory.exists(jid("paris")))).isFalse();
            assertThat(await(login(directory))).isTrue();
            slapd.kill();

            assertThat(await(directory.exists(jid("romeo")))).isTrue();
            assertThat(reasonOf(directory.exists(jid("paris")))).isEqualTo(Reason.FAILED);
            assertThat(reasonOf(login(directory))).isEqualTo(Reason.FAILED);
            assertThat(meter.now(Metric.CACHE_HITS, "directory")).isEqualTo(1);
            assertThat(meter.now(Metric.CACHE_MISSES, "directory")).isEqualTo(2);
            assertThat(meter.now(Metric.STORE_FAILED, "failed")).isEqualTo(2);

            assertThat(untilItFails(directory)).isEqualTo(Reason.FAILED);
        }
    }

    private static Reason untilItFails(LdapDirectory directory) {
        var end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (System.nanoTime() < end) {
            var exists = directory.exists(jid("romeo")).toCompletableFuture();
            if (exists.handle((_, failure) -> failure != null).join()) {
                return reasonOf(exists);
            }
            java.util.concurrent.locks.LockSupport.parkNanos(20_000_000);
        }
        throw new AssertionError("it is still remembered");
    }

    @Test
    void answersNothingOnceItIsClosed() {
        var directory = CorpDirectory.open(CorpDirectory.of(slapd));
        directory.close();

        assertThat(reasonOf(login(directory))).isEqualTo(Reason.CLOSED);
    }

    private static CompletionStage<Boolean> login(LdapDirectory directory) {
        return directory.check(jid("romeo"), password("wherefore"));
    }

    /** More than there are connections, at once. */
    private static java.util.List<CompletableFuture<Boolean>> manyLogins(LdapDirectory directory) {
        return IntStream.range(0, 3 * CorpDirectory.LIMITS.connections())
                .mapToObj(_ -> login(directory).toCompletableFuture())
                .toList();
    }
}
