package io.outcry.persistence.retention;

import static io.outcry.persistence.Answers.await;
import static io.outcry.persistence.Answers.awaitUntil;
import static io.outcry.persistence.retention.PurgedLedgers.JULIET;
import static io.outcry.persistence.retention.PurgedLedgers.NURSE;
import static io.outcry.persistence.retention.PurgedLedgers.ROMEO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.outcry.core.address.Jid;
import io.outcry.core.archive.ArchiveFilter;
import io.outcry.core.archive.ArchivePage;
import io.outcry.core.archive.ArchiveQuery;
import io.outcry.core.custody.Fingerprint;
import io.outcry.core.ledger.Head;
import io.outcry.core.ledger.Inspection;
import io.outcry.core.ledger.Inspection.Beginning;
import io.outcry.core.ledger.Listed;
import io.outcry.core.retention.HoldStore;
import io.outcry.core.retention.RetentionConfig;
import io.outcry.core.retention.Retentions;
import io.outcry.persistence.DatabaseConfig;
import io.outcry.persistence.TestDatabase;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SqlLedgerPurgeTest {

    private static final RetentionConfig FIVE_DAYS = Retentions.of("5d", Map.of());

    /** With a domain that keeps for ever, nothing goes by partitions. */
    private static final RetentionConfig ONE_BY_ONE = Retentions.of("5d", Map.of("montague.example", "forever"), 1);

    final PurgedLedgers ledgers = new PurgedLedgers(fresh());

    /** An empty database; another kind of database in a subclass. */
    DatabaseConfig fresh() {
        return TestDatabase.inMemory();
    }

    @AfterEach
    void close() {
        assertThat(inspection().faults()).isEmpty();
        ledgers.close();
    }

    private Inspection inspection() {
        return await(ledgers.sql().stores().upkeep().inspect(""));
    }

    private void writeTwoDays(Jid owner) {
        ledgers.prepare(0, FIVE_DAYS);
        ledgers.write(owner, 0, 3);
        ledgers.write(owner, 2, 2);
        ledgers.delivered(owner);
    }

    @Test
    void whatIsOlderThanItsRetentionGoes() {
        writeTwoDays(JULIET);

        var tooEarly = ledgers.purge(5, FIVE_DAYS);
        var purged = ledgers.purge(6, FIVE_DAYS);

        assertThat(tooEarly.entries()).isZero();
        assertThat(purged.entries()).isEqualTo(3);
        assertThat(ledgers.numbers(JULIET)).containsExactly(4L, 5L);
    }

    @Test
    void saysFromWhereOnALedgerIsComplete() {
        writeTwoDays(JULIET);
        writeTwoDays(ROMEO);

        ledgers.purge(6, Retentions.of("5d", Map.of("montague.example", "forever")));

        assertThat(inspection().beginnings())
                .singleElement()
                .isEqualTo(new Beginning(
                        JULIET.toString(),
                        "dc1",
                        4,
                        inspection().beginnings().getFirst().purged()));
        assertThat(inspection().beginnings().getFirst().purged())
                .isBetween(Instant.now().minusSeconds(60), Instant.now());
        assertThat(inspection().entries()).isEqualTo(2 + 5);
    }

    @Test
    void whatWaitsForAClientStays() {
        writeTwoDays(JULIET);
        ledgers.write(NURSE, 0, 3);
        ledgers.delivered(NURSE, 1);

        ledgers.purge(100, FIVE_DAYS);

        assertThat(ledgers.numbers(NURSE)).containsExactly(2L, 3L);
        assertThat(ledgers.numbers(JULIET)).isEmpty();
    }

    @Test
    void whatIsHeldStaysUntilItIsReleased() {
        writeTwoDays(JULIET);
        writeTwoDays(NURSE);
        ledgers.hold("hold-1", JULIET);

        ledgers.purge(100, FIVE_DAYS);

        assertThat(ledgers.numbers(JULIET)).hasSize(5);
        assertThat(ledgers.numbers(NURSE)).isEmpty();

        ledgers.release("hold-1");
        ledgers.purge(100, FIVE_DAYS);

        assertThat(ledgers.numbers(JULIET)).isEmpty();
    }

    @Test
    void aDomainIsHeldAsAWhole() {
        writeTwoDays(JULIET);
        writeTwoDays(ROMEO);
        ledgers.hold("hold-1", Jid.ofDomain("capulet.example"));

        ledgers.purge(100, FIVE_DAYS);

        assertThat(ledgers.numbers(JULIET)).hasSize(5);
        assertThat(ledgers.numbers(ROMEO)).isEmpty();
    }

    @Test
    void eachDomainHasItsOwnRetention() {
        writeTwoDays(JULIET);
        writeTwoDays(ROMEO);

        ledgers.purge(9, Retentions.of("5d", Map.of("montague.example", "8d")));

        assertThat(ledgers.numbers(JULIET)).isEmpty();
        assertThat(ledgers.numbers(ROMEO)).containsExactly(4L, 5L);
    }

    @Test
    void nothingGoesByDefaultNorOfDomainsThatAreNotThisNodes() {
        writeTwoDays(JULIET);
        writeTwoDays(Jid.of("paris@verona.example"));

        ledgers.purge(1_000, Retentions.FOREVER);
        assertThat(ledgers.numbers(JULIET)).hasSize(5);

        ledgers.purge(1_000, FIVE_DAYS);
        assertThat(ledgers.numbers(Jid.of("paris@verona.example"))).hasSize(5);
    }

    @Test
    void numbersGoOnWhereAllWent() {
        writeTwoDays(JULIET);

        ledgers.purge(100, FIVE_DAYS);
        ledgers.write(JULIET, 100, 1);

        assertThat(ledgers.numbers(JULIET)).containsExactly(6L);
        assertThat(await(ledgers.sql().stores().ledger().head(JULIET))).isEqualTo(new Head(1, 6));
    }

    @Test
    void theLastMessagesStayKnown() {
        writeTwoDays(JULIET);
        ledgers.write(JULIET, 20, 1);
        ledgers.delivered(JULIET);
        ledgers.remember(4);

        ledgers.purge(6, FIVE_DAYS);
        assertThat(known()).containsExactly("origin-3", "origin-4", "origin-5", "origin-6");

        ledgers.purge(15, FIVE_DAYS);
        assertThat(known()).containsExactly("origin-3", "origin-4", "origin-5", "origin-6");

        ledgers.write(JULIET, 40, 3);
        ledgers.delivered(JULIET);
        ledgers.purge(30, FIVE_DAYS);
        assertThat(known()).containsExactly("origin-6", "origin-7", "origin-8", "origin-9");
    }

    private List<String> known() {
        return await(ledgers.sql().stores().ledger().fingerprints(JULIET, 4)).stream()
                .map(Fingerprint::originId)
                .toList();
    }

    @Test
    void goesOnBatchByBatch() {
        ledgers.prepare(0, FIVE_DAYS);
        ledgers.write(JULIET, 0, 7);
        ledgers.write(JULIET, 20, 1);
        ledgers.delivered(JULIET);

        var purged = ledgers.purge(6, Retentions.of("5d", Map.of("montague.example", "forever"), 2));

        assertThat(purged.entries()).isEqualTo(7);
        assertThat(ledgers.numbers(JULIET)).containsExactly(8L);
    }

    @Test
    void archivesBeginWhereTheLedgerDoes() {
        writeTwoDays(JULIET);
        var archive = ledgers.sql().stores().archive();
        var first = await(archive.extent(JULIET, ArchiveFilter.ALL))
                .orElseThrow()
                .first()
                .id();

        ledgers.purge(6, FIVE_DAYS);

        var all = ArchiveQuery.first(ArchiveFilter.ALL, 10);
        assertThat(await(archive.page(JULIET, all.behind(first)))).isEqualTo(new ArchivePage.UnknownId());
        assertThat(await(archive.page(JULIET, all.inFrontOf(first)))).isEqualTo(new ArchivePage.UnknownId());
        assertThat(await(archive.page(JULIET, all.only(first)))).isEqualTo(new ArchivePage.UnknownId());
        var left = (ArchivePage.Found) await(archive.page(JULIET, all));
        assertThat(left.entries()).hasSize(2);
        assertThat(await(archive.extent(JULIET, ArchiveFilter.ALL))
                        .orElseThrow()
                        .first()
                        .id())
                .isEqualTo(left.entries().getFirst().entry().id());
    }

    @Test
    void whatTookBackAMessageGoesWithIt() {
        ledgers.prepare(0, FIVE_DAYS);
        ledgers.write(JULIET, 0, 1, new Listed(true, "m1", ""));
        ledgers.write(JULIET, 0, 1, new Listed(true, "m2", "m1"));
        ledgers.delivered(JULIET);

        ledgers.purge(6, FIVE_DAYS);
        ledgers.write(JULIET, 7, 1, new Listed(true, "m1", ""));

        var page = (ArchivePage.Found)
                await(ledgers.sql().stores().archive().page(JULIET, ArchiveQuery.first(ArchiveFilter.ALL, 10)));
        assertThat(page.entries())
                .singleElement()
                .satisfies(archived -> assertThat(archived.tombstone()).isEmpty());
    }

    @Test
    void oneAtATime() {
        writeTwoDays(JULIET);
        ledgers.change("UPDATE ledger_lease SET holder = 'another', until_utc = '2999-01-01 00:00:00'");

        assertThat(ledgers.tryPurge(100, FIVE_DAYS)).isEmpty();
        assertThat(ledgers.numbers(JULIET)).hasSize(5);

        ledgers.change("UPDATE ledger_lease SET until_utc = '2001-01-01 00:00:00'");

        assertThat(ledgers.tryPurge(100, FIVE_DAYS)).isPresent();
    }

    @Test
    void saysWhenOneCameToItsEnd() {
        assertThat(await(ledgers.sql().stores().purge().lastEnd())).isBefore(Instant.parse("2001-01-01T00:00:00Z"));

        ledgers.purge(6, FIVE_DAYS);

        assertThat(await(ledgers.sql().stores().purge().lastEnd()))
                .isAfter(Instant.now().minusSeconds(60));
        assertThat(ledgers.tryPurge(6, FIVE_DAYS)).isPresent();
    }

    @Test
    void aRehearsalCountsAndRemovesNothing() {
        writeTwoDays(JULIET);
        writeTwoDays(ROMEO);
        ledgers.write(NURSE, 0, 3);
        ledgers.delivered(NURSE, 1);
        ledgers.hold("hold-1", ROMEO);
        ledgers.hold("hold-2", Jid.ofDomain("montague.example"));

        var purged = ledgers.rehearse(6, Retentions.of("5d", Map.of(), 2));

        assertThat(purged.entries()).isEqualTo(3 + 1);
        assertThat(purged.ledgers()).isEqualTo(2);
        assertThat(purged.undelivered()).isEqualTo(2);
        assertThat(purged.held()).isEqualTo(Map.of("hold-1", 3L, "hold-2", 3L));
        assertThat(inspection().entries()).isEqualTo(13);
        assertThat(ledgers.purge(6, FIVE_DAYS).entries()).isEqualTo(4);
    }

    @Test
    void saysHowMuchAHoldHolds() {
        writeTwoDays(JULIET);
        writeTwoDays(NURSE);
        ledgers.purge(6, FIVE_DAYS);
        var holds = ledgers.sql().stores().holds();

        assertThat(await(holds.extent(JULIET)))
                .matches(extent -> extent.ledgers() == 1 && extent.entries() == 2)
                .extracting(HoldStore.Extent::purged)
                .isNotEqualTo(Optional.empty());
        assertThat(await(holds.extent(Jid.ofDomain("capulet.example"))).entries())
                .isEqualTo(4);
    }

    @Test
    void looksAtManyLedgers() {
        ledgers.prepare(0, FIVE_DAYS);
        ledgers.change("""
                INSERT INTO ledger (owner, dc, epoch, seq, day_utc, id, at_utc, kind, peer, origin_id, stanza)
                WITH RECURSIVE ten(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM ten WHERE n < 9)
                SELECT CONCAT(a.n + 10 * b.n + 100 * c.n + 1000 * d.n, '@capulet.example'), 'dc1', 1, 1, '%s', 'x',
                    '2026-03-01 12:00:00', 'RECEIVED', 'romeo@montague.example', '', '<message/>'
                FROM ten a, ten b, ten c, ten d WHERE d.n < 2""".formatted(ledgers.day(0)));
        ledgers.change("INSERT INTO ledger_head (owner, dc, epoch, last_seq) SELECT owner, dc, epoch, seq FROM ledger");
        ledgers.change("INSERT INTO ledger_cursor (owner, dc, seq) SELECT owner, dc, last_seq FROM ledger_head");

        assertThat(ledgers.purge(100, FIVE_DAYS).ledgers()).isEqualTo(2_000);
    }

    @Test
    void whoAppendsGoesOnMeanwhile() {
        ledgers.prepare(0, FIVE_DAYS);
        ledgers.write(JULIET, 0, 200);
        ledgers.delivered(JULIET);
        var purging = CompletableFuture.supplyAsync(() -> ledgers.purge(6, ONE_BY_ONE));

        for (var more = 0; more < 40; more++) {
            ledgers.write(JULIET, 6, 1);
        }

        assertThat(purging.join().entries()).isEqualTo(200);
        assertThat(ledgers.numbers(JULIET)).hasSize(40).startsWith(201L);
    }

    @Test
    void aHoldStopsAPurgeThatIsUnderWay() {
        ledgers.prepare(0, FIVE_DAYS);
        ledgers.write(JULIET, 0, 500);
        ledgers.delivered(JULIET);
        var purging = CompletableFuture.supplyAsync(() -> ledgers.purge(6, ONE_BY_ONE));
        awaitUntil(() -> ledgers.numbers(JULIET).size() < 500);

        ledgers.hold("hold-1", JULIET);
        var held = ledgers.numbers(JULIET);
        purging.join();

        assertThat(held).isNotEmpty();
        assertThat(ledgers.numbers(JULIET)).isEqualTo(held);
    }

    @Test
    void theNextOneGoesOnWhereOneFailed() {
        writeTwoDays(JULIET);
        ledgers.change("ALTER TABLE ledger_retraction RENAME TO ledger_retraction_away");

        assertThatThrownBy(() -> ledgers.purge(6, ONE_BY_ONE)).hasMessageContaining("ledger.purge failed");
        assertThat(ledgers.numbers(JULIET)).hasSize(5);
        assertThat(await(ledgers.sql().stores().purge().lastEnd())).isBefore(Instant.parse("2001-01-01T00:00:00Z"));

        ledgers.change("ALTER TABLE ledger_retraction_away RENAME TO ledger_retraction");

        assertThat(ledgers.purge(6, ONE_BY_ONE).entries()).isEqualTo(3);
    }
}
