package io.outcry.persistence.sql;

import static io.outcry.persistence.Answers.await;
import static io.outcry.persistence.Answers.failureOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.outcry.core.StoreException.Reason;
import io.outcry.core.meter.Metric;
import io.outcry.core.meter.RecordingMeter;
import io.outcry.persistence.DatabaseConfig;
import io.outcry.persistence.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

@Timeout(60)
class DatabaseTest {

    private final DatabaseConfig config = bounds(fresh());
    private final Engine engine = Engine.open(config);
    private final Connection other = connect();
    private final RecordingMeter meter = new RecordingMeter();
    private final Database database = new Database(engine.connectionFactory(), engine.dialect(), config, meter);

    /** An empty database; another kind of database in a subclass. */
    DatabaseConfig fresh() {
        return TestDatabase.inMemory();
    }

    private Connection connect() {
        try {
            return engine.dataSource().getConnection();
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** Two connections, one that waits. */
    private static DatabaseConfig bounds(DatabaseConfig config) {
        return new DatabaseConfig(
                config.url(),
                config.server(),
                "dc1",
                2,
                1,
                Duration.ofSeconds(2),
                Duration.ofSeconds(5),
                Duration.ofSeconds(1),
                Duration.ofSeconds(4),
                true,
                config.ledger());
    }

    @BeforeEach
    void createTable() throws SQLException {
        try (var statement = other.createStatement()) {
            statement.execute("CREATE TABLE letter (id INT PRIMARY KEY, text VARCHAR(10) NOT NULL)");
        }
    }

    @AfterEach
    void close() throws SQLException {
        database.close();
        other.close();
        engine.close();
    }

    private CompletableFuture<Long> insert(int id, String text) {
        return database.transact(
                "letters.insert",
                connection -> Statements.update(connection, "INSERT INTO letter VALUES (?, ?)", id, text));
    }

    private long count() {
        return await(database.read(
                        "letters.count",
                        connection -> Statements.rows(
                                connection,
                                row -> Columns.number(row, "letters"),
                                "SELECT COUNT(*) AS letters FROM letter")))
                .getFirst();
    }

    @Test
    void aTransactionThatFailsLeavesNothing() {
        var failed = database.transact(
                "letters.insert",
                connection -> Statements.update(connection, "INSERT INTO letter VALUES (1, 'a')")
                        .then(Mono.<Long>error(new IllegalStateException("second thoughts"))));

        assertThat(failureOf(failed))
                .hasMessageContaining("letters.insert failed")
                .hasMessageContaining("second thoughts");
        assertThat(count()).isZero();
    }

    @Test
    void aConnectionIsGoodAgainAfterAFailure() {
        for (var round = 0; round < 10; round++) {
            assertThat(failureOf(insert(1, "much too long a text")).reason()).isEqualTo(Reason.REFUSED);
        }

        assertThat(await(insert(1, "short"))).isEqualTo(1);
        assertThat(count()).isEqualTo(1);
    }

    @Test
    void neverRepeatsAValueInAMessage() {
        await(insert(1, "a"));

        var tooLong = failureOf(insert(2, "a secret that is too long"));
        var twice = failureOf(insert(1, "secret"));

        assertThat(List.of(tooLong, twice)).allSatisfy(failure -> {
            assertThat(failure).hasMessageContaining("letters.insert failed").hasNoCause();
            assertThat(failure.getMessage()).doesNotContain("secret");
        });
    }

    @Test
    void saysWhatIsWrongWithAStatement() {
        var failed = database.read("letters.read", connection -> Statements.update(connection, "DELETE FROM nowhere"));

        assertThat(failureOf(failed).reason()).isEqualTo(Reason.FAILED);
        assertThat(failureOf(failed))
                .hasMessageContaining("letters.read failed")
                .hasMessageContaining("nowhere");
    }

    @Test
    void nobodyWaitsForeverForAConnection() throws InterruptedException {
        var never = Sinks.<Long>one();
        var held = new CountDownLatch(2);
        Work<Long> hold = _ -> {
            held.countDown();
            return never.asMono();
        };
        var first = database.read("hold", hold);
        var second = database.read("hold", hold);
        assertThat(held.await(20, TimeUnit.SECONDS)).isTrue();

        var third = insert(1, "a");

        assertThat(failureOf(third).reason()).isEqualTo(Reason.FAILED);
        assertThat(failureOf(third))
                .hasMessageContaining("letters.insert failed")
                .hasMessageContaining("2000ms");
        assertThat(List.of(failureOf(first), failureOf(second)))
                .allSatisfy(failure -> assertThat(failure.reason()).isEqualTo(Reason.UNKNOWN));
        never.tryEmitValue(1L).orThrow();
    }

    @Test
    void refusesMoreThanMayWait() {
        var never = Sinks.<Long>one();
        var underWay = List.of(
                database.read("hold", _ -> never.asMono()),
                database.read("hold", _ -> never.asMono()),
                database.read("hold", _ -> never.asMono()));

        var refused = insert(1, "a");

        assertThat(refused).isCompletedExceptionally();
        assertThat(failureOf(refused).reason()).isEqualTo(Reason.FULL);
        assertThat(failureOf(refused)).hasMessageContaining("max-waiting");
        assertThat(meter.now(Metric.QUEUE_REFUSED, "database")).isEqualTo(1);
        assertThat(meter.now(Metric.QUEUE_LENGTH, "database")).isEqualTo(1);
        never.tryEmitValue(1L).orThrow();
        assertThat(underWay).hasSize(3);
    }

    @Test
    void aRowThatSomebodyHoldsFailsInTime() throws SQLException {
        await(insert(1, "a"));
        other.setAutoCommit(false);
        try (var statement = other.createStatement()) {
            statement.execute("UPDATE letter SET text = 'held' WHERE id = 1");

            var failed = database.transact(
                    "letters.update",
                    connection -> Statements.update(connection, "UPDATE letter SET text = 'b' WHERE id = 1"));

            assertThat(failureOf(failed).reason()).isEqualTo(Reason.FAILED);
        } finally {
            other.rollback();
        }
    }

    @Test
    void aThreadOfTheCallerDoesNoWork() {
        var caller = Thread.currentThread();

        var worker = await(database.read("who", _ -> Mono.fromSupplier(Thread::currentThread)));

        assertThat(worker).isNotSameAs(caller);
        assertThat(worker.isVirtual()).isTrue();
    }

    @Test
    void saysHowLongOperationsTookAndWhichFailed() {
        insert(1, "a").join();
        var again = insert(1, "a");

        assertThat(failureOf(again).reason()).isEqualTo(Reason.REFUSED);
        assertThat(meter.amounts(Metric.STORE_TIME, "letters.insert"))
                .hasSize(2)
                .allMatch(took -> took > 0);
        assertThat(meter.now(Metric.STORE_FAILED, "refused")).isEqualTo(1);
    }

    @Test
    void workWithoutAnAnswerFails() {
        assertThatThrownBy(() -> await(database.read("nothing", _ -> Mono.empty())))
                .hasMessageContaining("nothing failed")
                .hasMessageContaining("no answer");
    }
}
