package io.outcry.persistence.retention;

import static io.outcry.persistence.Answers.await;

import io.outcry.core.address.Jid;
import io.outcry.core.ledger.Entry;
import io.outcry.core.ledger.Head;
import io.outcry.core.ledger.LedgerStore.Appended;
import io.outcry.core.ledger.Listed;
import io.outcry.core.ledger.Placed;
import io.outcry.core.ledger.StanzaIds;
import io.outcry.core.retention.Hold;
import io.outcry.core.retention.PurgeOrder;
import io.outcry.core.retention.Purged;
import io.outcry.core.retention.RetentionConfig;
import io.outcry.persistence.DatabaseConfig;
import io.outcry.persistence.SqlStores;
import io.outcry.persistence.TestDatabase;
import io.outcry.persistence.sql.Engine;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Ledgers on a database, and purges of days to come: day 0 is a year from now, behind the partitions that a new table has, so
 * that each test has those that it prepares.
 */
final class PurgedLedgers implements AutoCloseable {

    static final Jid JULIET = Jid.of("juliet@capulet.example");
    static final Jid NURSE = Jid.of("nurse@capulet.example");
    static final Jid ROMEO = Jid.of("romeo@montague.example");
    static final List<String> DOMAINS = List.of("capulet.example", "montague.example");

    private final LocalDate day0 = LocalDate.now(ZoneOffset.UTC).plusYears(1);
    private static final int REMEMBERED = 2;

    private final DatabaseConfig config;
    private final SqlStores sql;
    private final Map<Jid, Head> heads = new HashMap<>();
    private final AtomicInteger purges = new AtomicInteger();
    private int remembered = REMEMBERED;

    PurgedLedgers(DatabaseConfig config) {
        this.config = config;
        this.sql = TestDatabase.open(config);
    }

    SqlStores sql() {
        return sql;
    }

    void remember(int messages) {
        remembered = messages;
    }

    LocalDate day(int number) {
        return day0.plusDays(number);
    }

    private Instant noonOf(int day) {
        return day(day).atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC);
    }

    /** Entries of a day, with ids as they are made then. */
    void write(Jid owner, int day, int entries) {
        write(owner, day, entries, new Listed(true, "", ""));
    }

    void write(Jid owner, int day, int entries, Listed listed) {
        var ids = new StanzaIds(() -> noonOf(day), new Random(7L * day));
        var known = heads.getOrDefault(owner, Head.EMPTY);
        var added = new ArrayList<Entry>();
        for (var number = 1; number <= entries; number++) {
            var seq = known.lastSeq() + number;
            added.add(new Entry(
                    ids.next(), noonOf(day), Entry.Kind.RECEIVED, ROMEO, "origin-" + seq, listed, "", "<message/>"));
        }
        heads.put(owner, append(owner, known, added));
    }

    private Head append(Jid owner, Head known, List<Entry> entries) {
        return ((Appended.Written) await(sql.stores().ledger().append(owner, known, 1, entries))).head();
    }

    /** All that is there was given to the owner's clients. */
    void delivered(Jid owner) {
        delivered(owner, heads.getOrDefault(owner, Head.EMPTY).lastSeq());
    }

    void delivered(Jid owner, long seq) {
        await(sql.stores().ledger().markDelivered(owner, seq));
    }

    void hold(String id, Jid subject) {
        await(sql.stores().holds().place(new Hold(id, subject, "case 7", "Escalus", Instant.now(), Optional.empty())));
    }

    void release(String id) {
        await(sql.stores().holds().release(id, new Hold.Release("settled", "Escalus", Instant.now())));
    }

    private PurgeOrder order(int day, RetentionConfig retention) {
        return new PurgeOrder(retention, DOMAINS, remembered, noonOf(day), "purge-" + purges.incrementAndGet());
    }

    int prepare(int day, RetentionConfig retention) {
        return await(sql.stores().purge().preparePartitions(order(day, retention)));
    }

    Purged purge(int day, RetentionConfig retention) {
        return tryPurge(day, retention).orElseThrow();
    }

    Optional<Purged> tryPurge(int day, RetentionConfig retention) {
        return await(sql.stores().purge().purge(order(day, retention)));
    }

    Purged rehearse(int day, RetentionConfig retention) {
        return await(sql.stores().purge().rehearse(order(day, retention)));
    }

    List<Long> numbers(Jid owner) {
        return await(sql.stores().ledger().page(owner, 0, 1_000)).stream()
                .map(Placed::seq)
                .toList();
    }

    void change(String statement) {
        try (var engine = Engine.open(config);
                var connection = engine.dataSource().getConnection();
                var change = connection.createStatement()) {
            change.execute(statement);
        } catch (SQLException failed) {
            throw new AssertionError(statement, failed);
        }
    }

    @Override
    public void close() {
        sql.close();
    }
}
