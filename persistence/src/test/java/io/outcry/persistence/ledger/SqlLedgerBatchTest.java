package io.outcry.persistence.ledger;

import static io.outcry.persistence.Answers.await;
import static io.outcry.persistence.Answers.reasonOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.outcry.core.StoreException.Reason;
import io.outcry.core.address.Jid;
import io.outcry.core.ledger.Entry;
import io.outcry.core.ledger.Head;
import io.outcry.core.ledger.LedgerStore;
import io.outcry.core.ledger.LedgerStore.Appended;
import io.outcry.core.ledger.LedgerStoreContract;
import io.outcry.persistence.Answers;
import io.outcry.persistence.DatabaseConfig;
import io.outcry.persistence.SqlStores;
import io.outcry.persistence.TestDatabase;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Many owners at once. */
class SqlLedgerBatchTest {

    private static final int OWNERS = 300;

    private final SqlStores sql = TestDatabase.open(fresh());
    private final LedgerStore ledger = sql.stores().ledger();

    /** An empty database; another kind of database in a subclass. */
    DatabaseConfig fresh() {
        return TestDatabase.inMemory();
    }

    @AfterEach
    void close() {
        sql.close();
    }

    private static Jid owner(int number) {
        return new Jid("owner" + number, "capulet.example", "");
    }

    private CompletableFuture<Appended> append(Jid owner, Head known, long epoch, List<Entry> entries) {
        return ledger.append(owner, known, epoch, entries).toCompletableFuture();
    }

    private static Entry tooLong() {
        return LedgerStoreContract.entry("x".repeat(65));
    }

    @Test
    void everyOwnerGetsItsOwnAnswer() {
        var answers = IntStream.range(0, OWNERS)
                .mapToObj(number ->
                        append(owner(number), Head.EMPTY, 1, LedgerStoreContract.entries("a", 1 + number % 7)))
                .toList();

        for (var number = 0; number < OWNERS; number++) {
            assertThat(await(answers.get(number))).isEqualTo(new Appended.Written(new Head(1, 1 + number % 7)));
            assertThat(await(ledger.page(owner(number), 0, 100))).hasSize(1 + number % 7);
        }
    }

    @Test
    void aStaleOwnerHarmsNoOtherInItsBatch() {
        await(append(owner(5), Head.EMPTY, 1, LedgerStoreContract.entries("old", 2)));

        var answers = IntStream.range(0, OWNERS)
                .mapToObj(number -> append(owner(number), Head.EMPTY, 1, LedgerStoreContract.entries("a", 1)))
                .toList();

        for (var number = 0; number < OWNERS; number++) {
            assertThat(await(answers.get(number)))
                    .isEqualTo(number == 5 ? new Appended.Stale(new Head(1, 2)) : new Appended.Written(new Head(1, 1)));
        }
        assertThat(await(ledger.page(owner(5), 0, 100))).hasSize(2);
    }

    @Test
    void anEntryThatTheDatabaseDoesNotTakeHarmsNoOther() {
        var answers = IntStream.range(0, 40)
                .mapToObj(number -> append(
                        owner(number),
                        Head.EMPTY,
                        1,
                        number == 17 ? List.of(tooLong()) : LedgerStoreContract.entries("a", 1)))
                .toList();

        for (var number = 0; number < 40; number++) {
            if (number == 17) {
                assertThat(reasonOf(answers.get(number))).isEqualTo(Reason.REFUSED);
            } else {
                assertThat(await(answers.get(number))).isEqualTo(new Appended.Written(new Head(1, 1)));
            }
        }
        assertThat(await(ledger.head(owner(17)))).isEqualTo(Head.EMPTY);
        assertThat(await(append(owner(17), Head.EMPTY, 1, LedgerStoreContract.entries("b", 1))))
                .isEqualTo(new Appended.Written(new Head(1, 1)));
    }

    @Test
    void refusesASecondAppendBeforeTheFirstIsAnswered() {
        var first = append(owner(1), Head.EMPTY, 1, LedgerStoreContract.entries("a", 64));
        var second = append(owner(1), new Head(1, 64), 1, LedgerStoreContract.entries("b", 1));

        // The first may have been faster, then the second is an honest next one.
        if (second.isCompletedExceptionally()) {
            assertThat(reasonOf(second)).isEqualTo(Reason.REFUSED);
        }
        assertThat(await(first)).isEqualTo(new Appended.Written(new Head(1, 64)));
    }

    @Test
    void theNextAppendMayFollowInsideTheAnswer() {
        var last = append(owner(1), Head.EMPTY, 1, LedgerStoreContract.entries("a", 1))
                .thenCompose(_ -> ledger.append(owner(1), new Head(1, 1), 1, LedgerStoreContract.entries("b", 1)))
                .thenCompose(_ -> ledger.append(owner(1), new Head(1, 2), 1, LedgerStoreContract.entries("c", 1)));

        assertThat(await(last)).isEqualTo(new Appended.Written(new Head(1, 3)));
    }

    @Test
    void refusesAnOwnerWhoseAddressIsTooLongForAKey() {
        var longOwner = new Jid("x".repeat(300), "capulet.example", "");

        assertThat(reasonOf(append(longOwner, Head.EMPTY, 1, LedgerStoreContract.entries("a", 1))))
                .isEqualTo(Reason.REFUSED);
        assertThat(reasonOf(ledger.head(longOwner))).isEqualTo(Reason.REFUSED);
        assertThat(reasonOf(ledger.markDelivered(longOwner, 1))).isEqualTo(Reason.REFUSED);
    }

    @Test
    void manyCursorsAtOnceKeepTheFurthest() {
        var marks = IntStream.rangeClosed(1, 500)
                .mapToObj(seq -> ledger.markDelivered(owner(seq % 3), 501 - seq))
                .toList();
        marks.forEach(Answers::await);

        assertThat(await(ledger.delivered(owner(0)))).isEqualTo(498);
        assertThat(await(ledger.delivered(owner(1)))).isEqualTo(500);
        assertThat(await(ledger.delivered(owner(2)))).isEqualTo(499);
    }
}
