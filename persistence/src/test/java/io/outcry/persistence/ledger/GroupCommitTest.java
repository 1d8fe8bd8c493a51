package io.outcry.persistence.ledger;

import static io.outcry.persistence.Answers.failureOf;
import static io.outcry.persistence.Answers.reasonOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.outcry.core.StoreException;
import io.outcry.core.StoreException.Reason;
import io.outcry.core.meter.Silent;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** The database and the clock stand still until the test moves them. */
class GroupCommitTest {

    private static final Duration GATHER = Duration.ofMillis(2);
    private static final Duration LONG = Duration.ofMinutes(1);

    private record Letter(String name, int entries, long sizeChars) implements GroupCommit.Weighed {}

    private final List<String> commits = new ArrayList<>();
    private final Deque<Runnable> ends = new ArrayDeque<>();
    private final Deque<Runnable> timers = new ArrayDeque<>();
    private Predicate<String> isBad = _ -> false;

    private CompletionStage<List<String>> commit(List<Letter> batch) {
        var names = batch.stream().map(Letter::name).toList();
        commits.add(String.join(" ", names));
        var over = new CompletableFuture<List<String>>();
        ends.add(() -> {
            if (names.stream().anyMatch(isBad)) {
                over.completeExceptionally(new StoreException(Reason.REFUSED, "bad row"));
            } else {
                over.complete(names);
            }
        });
        return over;
    }

    private GroupCommit<Letter, String> group(int maxBatch, long maxChars, Duration gather) {
        return group(new LedgerConfig(maxBatch, maxChars, gather, 1_000, 1_000_000), LONG);
    }

    private GroupCommit<Letter, String> group(LedgerConfig config, Duration answerTimeout) {
        return new GroupCommit<>(
                "post", config, answerTimeout, (_, task) -> timers.add(task), this::commit, new Silent());
    }

    private static CompletableFuture<String> put(GroupCommit<Letter, String> group, String name) {
        return group.submit(new Letter(name, 1, 10), () -> {});
    }

    private void endCommit() {
        ends.remove().run();
    }

    @Test
    void anIdleOneWaitsForNobody() {
        var group = group(100, 1_000, GATHER);

        var first = put(group, "a");
        endCommit();
        var second = put(group, "b");

        assertThat(commits).containsExactly("a", "b");
        assertThat(timers).isEmpty();
        assertThat(first).isCompletedWithValue("a");
        assertThat(second).isNotDone();
    }

    @Test
    void gathersWhileACommitIsUnderWay() {
        var group = group(100, 1_000, Duration.ZERO);

        var _ = put(group, "a");
        var _ = put(group, "b");
        var third = put(group, "c");
        assertThat(commits).containsExactly("a");
        endCommit();
        endCommit();

        assertThat(commits).containsExactly("a", "b c");
        assertThat(third).isCompletedWithValue("c");
        assertThat(ends).isEmpty();
    }

    @Test
    void gathersALittleLongerAfterABusyCommit() {
        var group = group(100, 1_000, GATHER);

        var _ = put(group, "a");
        var _ = put(group, "b");
        endCommit();
        var _ = put(group, "c");
        assertThat(commits).containsExactly("a");
        timers.remove().run();

        assertThat(commits).containsExactly("a", "b c");
    }

    @Test
    void aBatchFullByCountDoesNotWaitForTheTimer() {
        var group = group(2, 1_000, GATHER);

        var _ = put(group, "a");
        var _ = put(group, "b");
        endCommit();
        var _ = put(group, "c");

        assertThat(commits).containsExactly("a", "b c");
    }

    @Test
    void aBatchFullBySizeDoesNotWaitForTheTimer() {
        var group = group(100, 20, GATHER);

        var _ = put(group, "a");
        var _ = put(group, "b");
        endCommit();
        var _ = put(group, "c");

        assertThat(commits).containsExactly("a", "b c");
    }

    @Test
    void aTimerOfAGatheringThatEndedEarlyStartsNothing() {
        var group = group(2, 1_000, GATHER);
        var _ = put(group, "a");
        var _ = put(group, "b");
        endCommit();
        var _ = put(group, "c");

        timers.remove().run();
        var _ = put(group, "d");

        assertThat(commits).containsExactly("a", "b c");
    }

    @Test
    void batchesKeepToCountAndSize() {
        var group = group(3, 25, Duration.ZERO);

        var _ = put(group, "a");
        for (var name : List.of("b", "c", "d")) {
            var _ = put(group, name);
        }
        var _ = group.submit(new Letter("long", 1, 500), () -> {});
        var _ = group.submit(new Letter("many", 50, 1), () -> {});
        var _ = put(group, "e");
        while (!ends.isEmpty()) {
            endCommit();
        }

        assertThat(commits).containsExactly("a", "b c", "d", "long", "many", "e");
    }

    @Test
    void oneBadRequestHarmsNoOther() {
        var group = group(100, 1_000, Duration.ZERO);
        isBad = name -> name.equals("bad");
        var blocker = put(group, "a");
        var good = List.of(put(group, "b"), put(group, "c"), put(group, "d"));
        var bad = put(group, "bad");
        var last = put(group, "e");

        while (!ends.isEmpty()) {
            endCommit();
        }

        assertThat(blocker).isCompletedWithValue("a");
        assertThat(good).allSatisfy(answer -> assertThat(answer).isCompleted());
        assertThat(last).isCompletedWithValue("e");
        assertThat(reasonOf(bad)).isEqualTo(Reason.REFUSED);
        assertThat(commits).containsExactly("a", "b c d bad e", "b c", "d bad e", "d", "bad e", "bad", "e");
    }

    @Test
    void refusesMoreThanMayWait() {
        var group = group(new LedgerConfig(100, 1_000, GATHER, 2, 1_000), LONG);
        var _ = put(group, "under way");
        var _ = put(group, "a");
        var _ = put(group, "b");

        var refused = put(group, "c");

        assertThat(reasonOf(refused)).isEqualTo(Reason.FULL);
        assertThatThrownBy(refused::join).hasMessageContaining("post failed").hasMessageContaining("max-waiting");
    }

    @Test
    void refusesMoreTextThanMayWait() {
        var group = group(new LedgerConfig(100, 1_000, GATHER, 100, 25), LONG);
        var _ = put(group, "under way");
        var _ = put(group, "a");
        var _ = put(group, "b");

        var refused = put(group, "c");

        assertThat(reasonOf(refused)).isEqualTo(Reason.FULL);
        assertThatThrownBy(refused::join).hasMessageContaining("max-waiting-chars");
    }

    @Test
    void takesMoreOnceTheQueueIsShorter() {
        var group = group(new LedgerConfig(100, 1_000, Duration.ZERO, 1, 1_000), LONG);
        var _ = put(group, "a");
        var _ = put(group, "b");
        assertThat(reasonOf(put(group, "c"))).isEqualTo(Reason.FULL);

        endCommit();
        var taken = put(group, "d");
        endCommit();
        endCommit();

        assertThat(taken).isCompletedWithValue("d");
    }

    @Test
    void doesNotWriteWhatNobodyWaitsForAnyMore() {
        var group = group(100, 1_000, Duration.ZERO);
        var _ = put(group, "a");
        var givenUp = put(group, "b");

        givenUp.cancel(false);
        endCommit();
        var _ = put(group, "c");

        assertThat(commits).containsExactly("a", "c");
    }

    @Test
    void nobodyWaitsLongerThanTheAnswerMayTake() {
        var group = group(new LedgerConfig(100, 1_000, Duration.ZERO, 100, 1_000), Duration.ofMillis(20));

        var late = put(group, "a");

        assertThat(failureOf(late).reason()).isEqualTo(Reason.UNKNOWN);
        assertThat(failureOf(late)).hasMessageContaining("post was not answered within PT0.02S");
    }

    @Test
    void aFailureOfTheDatabaseFailsTheWholeBatchAndTheNextOneIsTried() {
        var failing = new GroupCommit<Letter, String>(
                "post",
                new LedgerConfig(100, 1_000, Duration.ZERO, 100, 1_000),
                LONG,
                (_, _) -> {},
                batch -> {
                    commits.add(batch.getFirst().name());
                    return CompletableFuture.failedFuture(new StoreException(Reason.FAILED, "no database"));
                },
                new Silent());

        assertThat(reasonOf(put(failing, "a"))).isEqualTo(Reason.FAILED);
        assertThat(reasonOf(put(failing, "b"))).isEqualTo(Reason.FAILED);
        assertThat(commits).containsExactly("a", "b");
    }

    @Test
    void tellsOfTheEndBeforeTheAnswer() {
        var group = group(100, 1_000, Duration.ZERO);
        var order = new ArrayList<String>();
        var answer =
                group.submit(new Letter("a", 1, 1), () -> order.add("ended")).thenRun(() -> order.add("answered"));

        endCommit();

        assertThat(answer).isCompleted();
        assertThat(order).containsExactly("ended", "answered");
    }

    @Test
    void failsWhatWaitsWhenItCloses() {
        var group = group(100, 1_000, GATHER);
        var underWay = put(group, "a");
        var waiting = put(group, "b");

        group.close();
        endCommit();

        assertThat(underWay).isCompletedWithValue("a");
        assertThat(reasonOf(waiting)).isEqualTo(Reason.CLOSED);
        assertThat(reasonOf(put(group, "c"))).isEqualTo(Reason.CLOSED);
        assertThat(commits).containsExactly("a");
    }
}
