package io.outcry.persistence.retention;

import static io.outcry.persistence.Answers.await;
import static io.outcry.persistence.retention.PurgedLedgers.JULIET;
import static io.outcry.persistence.retention.PurgedLedgers.NURSE;
import static io.outcry.persistence.retention.PurgedLedgers.ROMEO;
import static org.assertj.core.api.Assertions.assertThat;

import io.outcry.core.retention.RetentionConfig;
import io.outcry.core.retention.Retentions;
import io.outcry.persistence.DatabaseConfig;
import io.outcry.persistence.TestDatabase;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** And with partitions. */
class MariaDbLedgerPurgeTest extends SqlLedgerPurgeTest {

    private static final RetentionConfig FIVE_DAYS = Retentions.of("5d", Map.of());

    @Override
    DatabaseConfig fresh() {
        return TestDatabase.onMariaDb();
    }

    private String partitionOf(int day) {
        return "before" + ledgers.day(day + 1).format(DateTimeFormatter.BASIC_ISO_DATE);
    }

    private void prepareDays() {
        ledgers.prepare(0, FIVE_DAYS);
        ledgers.write(JULIET, 0, 3);
        ledgers.write(JULIET, 1, 2);
        ledgers.write(ROMEO, 0, 1);
        ledgers.write(ROMEO, 2, 1);
        ledgers.delivered(JULIET);
        ledgers.delivered(ROMEO);
    }

    @Test
    void aPartitionGoesAsAWhole() {
        prepareDays();

        var purged = ledgers.purge(6, FIVE_DAYS);

        assertThat(purged.partitions()).contains(partitionOf(0)).doesNotContain(partitionOf(1));
        assertThat(purged.entries()).isEqualTo(4);
        assertThat(ledgers.numbers(JULIET)).containsExactly(4L, 5L);
        assertThat(ledgers.numbers(ROMEO)).containsExactly(2L);
    }

    @Test
    void aPartitionStaysWhereSomethingInItHasToAndTheRestGoes() {
        prepareDays();
        ledgers.hold("hold-1", ROMEO);

        var purged = ledgers.purge(6, FIVE_DAYS);

        assertThat(purged.partitions()).doesNotContain(partitionOf(0));
        assertThat(purged.entries()).isEqualTo(3);
        assertThat(ledgers.numbers(JULIET)).containsExactly(4L, 5L);
        assertThat(ledgers.numbers(ROMEO)).containsExactly(1L, 2L);
    }

    @Test
    void onePartitionThatStaysDoesNotKeepTheNext() {
        prepareDays();
        ledgers.write(NURSE, 0, 1);

        var purged = ledgers.purge(7, FIVE_DAYS);

        assertThat(purged.partitions()).doesNotContain(partitionOf(0)).contains(partitionOf(1));
        assertThat(ledgers.numbers(JULIET)).isEmpty();
        assertThat(ledgers.numbers(NURSE)).containsExactly(1L);
    }

    @Test
    void aRehearsalNamesThePartitionsThatWouldGo() {
        prepareDays();

        var purged = ledgers.rehearse(6, FIVE_DAYS);

        assertThat(purged.partitions()).contains(partitionOf(0)).doesNotContain(partitionOf(1));
        assertThat(purged.entries()).isEqualTo(4);
        assertThat(ledgers.numbers(JULIET)).hasSize(5);
    }

    @Test
    void whatAPurgeLeftBehindGoesWithTheNext() {
        prepareDays();
        ledgers.change("UPDATE ledger_head SET first_seq = 4 WHERE owner = '" + JULIET + "'");
        assertThat(await(ledgers.sql().stores().upkeep().inspect("")).faults()).isEmpty();
        ledgers.hold("hold-1", ROMEO);

        ledgers.purge(6, FIVE_DAYS);

        assertThat(ledgers.numbers(JULIET)).containsExactly(4L, 5L);
        ledgers.change("UPDATE ledger_head SET first_seq = 2 WHERE owner = '" + ROMEO + "'");

        assertThat(ledgers.purge(6, FIVE_DAYS).partitions()).contains(partitionOf(0));
        assertThat(ledgers.numbers(ROMEO)).containsExactly(2L);
    }

    @Test
    void severalNodesMakeTheNextPartitionsAtOnce() {
        var made = IntStream.range(0, 4)
                .mapToObj(_ -> CompletableFuture.supplyAsync(() -> ledgers.prepare(0, FIVE_DAYS)))
                .toList();

        assertThat(made.stream().map(CompletableFuture::join))
                .filteredOn(count -> count > 0)
                .hasSize(1);
        assertThat(ledgers.prepare(0, FIVE_DAYS)).isZero();
    }

    @Test
    void entriesFindAPlaceWhereNobodyMadeAPartition() {
        ledgers.write(JULIET, 1_000, 2);
        ledgers.delivered(JULIET);

        ledgers.prepare(1_000, FIVE_DAYS);

        assertThat(ledgers.numbers(JULIET)).containsExactly(1L, 2L);
        assertThat(ledgers.purge(1_006, FIVE_DAYS).partitions()).contains(partitionOf(1_000));
    }

    @Test
    void dividingTheTableKeepsAllThatIsInIt() {
        var config = fresh();
        try (var undivided = new PurgedLedgers(config)) {
            undivided.change("ALTER TABLE ledger REMOVE PARTITIONING");
            undivided.write(JULIET, -400, 3);
            undivided.write(JULIET, 0, 2);
            // What later versions made comes again behind it.
            undivided.change("DROP TABLE room, room_setting, room_belonging, room_subject, room_seat, room_hat,"
                    + " room_hat_wearer, room_card");
            undivided.change("DELETE FROM flyway_schema_history WHERE version >= '0016'");
        }

        try (var divided = new PurgedLedgers(config)) {
            assertThat(divided.numbers(JULIET)).containsExactly(1L, 2L, 3L, 4L, 5L);
            assertThat(await(divided.sql().stores().upkeep().inspect("")).faults())
                    .isEmpty();
            assertThat(divided.prepare(0, FIVE_DAYS)).isPositive();
            divided.delivered(JULIET, 5);
            // Those from before it was divided are in one partition with others, and do not wait for it.
            assertThat(divided.purge(-390, FIVE_DAYS).entries()).isEqualTo(3);
        }
    }
}
