package io.outcry.actors.retention;

import static org.assertj.core.api.Assertions.assertThat;

import io.outcry.actors.TestClock;
import io.outcry.core.StoreException;
import io.outcry.core.StoreException.Reason;
import io.outcry.core.meter.Metric;
import io.outcry.core.meter.RecordingMeter;
import io.outcry.core.retention.LedgerPurge;
import io.outcry.core.retention.PurgeOrder;
import io.outcry.core.retention.Purged;
import io.outcry.core.retention.Retentions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.LoggingTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.ManualTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PurgeWatchTest {

    private final TestClock clock = new TestClock();
    private static final Duration LOOK_EVERY = Duration.ofMinutes(10);

    private final ActorTestKit kit = ActorTestKit.create(ManualTime.config());
    private final ManualTime time = ManualTime.get(kit.system());
    private final RecordingMeter meter = new RecordingMeter();
    private final PlayedPurge store = new PlayedPurge();

    @AfterEach
    void stop() {
        kit.shutdownTestKit();
    }

    /** A store that answers at once. */
    private final class PlayedPurge implements LedgerPurge {

        private final List<String> asked = new CopyOnWriteArrayList<>();
        private volatile Instant last = clock.instant().minus(Duration.ofDays(1));
        private volatile Optional<String> trouble = Optional.empty();

        private <T> CompletionStage<T> answer(String what, T value) {
            asked.add(what);
            return trouble.<CompletionStage<T>>map(
                            why -> CompletableFuture.failedFuture(new StoreException(Reason.FAILED, what + " " + why)))
                    .orElseGet(() -> CompletableFuture.completedFuture(value));
        }

        @Override
        public CompletionStage<Integer> preparePartitions(PurgeOrder order) {
            return answer("prepare", 1);
        }

        @Override
        public CompletionStage<Instant> lastEnd() {
            return CompletableFuture.completedFuture(last);
        }

        @Override
        public CompletionStage<Optional<Purged>> purge(PurgeOrder order) {
            var answer = answer("purge", Optional.of(new Purged(1, 7, List.of("before20260201"), 0, Map.of())));
            if (trouble.isEmpty()) {
                last = order.now();
            }
            return answer;
        }

        @Override
        public CompletionStage<Purged> rehearse(PurgeOrder order) {
            throw new AssertionError("nobody asked for it");
        }
    }

    private void start() {
        kit.spawn(PurgeWatch.create(new PurgeWatch.Setup(
                store,
                () -> new PurgeOrder(Retentions.FOREVER, List.of("capulet.example"), 1, clock.instant(), "me"),
                clock,
                meter)));
        pass(Duration.ZERO);
    }

    /** Answers come back to the actor by themselves, in no time of the test's clock. */
    private void pass(Duration duration) {
        clock.pass(duration);
        time.timePasses(duration);
    }

    private LoggingTestKit logged(String event) {
        return LoggingTestKit.empty().withMessageContains(event);
    }

    @Test
    void purgesAtTheStartWhereThatIsDue() {
        logged("ledger.purged").expect(kit.system(), () -> {
            start();
            return null;
        });

        assertThat(store.asked).containsExactly("prepare", "purge");
    }

    @Test
    void looksAgainAndPurgesOnceADay() {
        logged("ledger.purged").expect(kit.system(), () -> {
            start();
            return null;
        });

        logged("ledger.partitions.made").expect(kit.system(), () -> {
            pass(LOOK_EVERY);
            return null;
        });
        logged("ledger.purged").expect(kit.system(), () -> {
            pass(Duration.ofDays(1));
            return null;
        });

        assertThat(store.asked).startsWith("prepare", "purge", "prepare");
        assertThat(store.asked).filteredOn("purge"::equals).hasSize(2);
    }

    @Test
    void saysOnceWhyItFailedAndGoesOnByItself() {
        store.trouble = Optional.of("lost the database");
        logged("ledger.purge.failed").withOccurrences(1).expect(kit.system(), () -> {
            start();
            return null;
        });
        logged("ledger.purge.failed").withOccurrences(0).expect(kit.system(), () -> {
            pass(LOOK_EVERY);
            kit.createTestProbe(String.class)
                    .awaitAssert(() -> assertThat(store.asked).hasSize(4));
            return null;
        });

        store.trouble = Optional.empty();
        logged("ledger.purged").expect(kit.system(), () -> {
            pass(LOOK_EVERY);
            return null;
        });
    }

    @Test
    void tellsHowLongAgoTheLastPurgeEnded() {
        logged("ledger.purged").expect(kit.system(), () -> {
            start();
            return null;
        });
        clock.pass(Duration.ofSeconds(60));

        assertThat(meter.now(Metric.LEDGER_PURGE_AGE, ""))
                .isEqualTo(Duration.ofSeconds(60).toNanos());
    }
}
