package io.outcry.persistence.ledger;

import static io.outcry.persistence.Answers.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.outcry.core.address.Jid;
import io.outcry.core.ledger.Head;
import io.outcry.core.ledger.Inspection;
import io.outcry.core.ledger.Inspection.Fault;
import io.outcry.core.ledger.LedgerStoreContract;
import io.outcry.persistence.DatabaseConfig;
import io.outcry.persistence.SqlStores;
import io.outcry.persistence.TestDatabase;
import io.outcry.persistence.sql.Engine;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Somebody changes the tables behind the ledgers' back. */
class SqlLedgerUpkeepTest {

    private static final int OWNERS = 1_100;

    private final DatabaseConfig config = fresh();
    private final SqlStores sql = TestDatabase.open(config);

    /** An empty database; another kind of database in a subclass. */
    DatabaseConfig fresh() {
        return TestDatabase.inMemory();
    }

    @AfterEach
    void close() {
        sql.close();
    }

    private static Jid owner(int number) {
        return new Jid("owner%05d".formatted(number), "capulet.example", "");
    }

    private void write(Jid owner, int entries) {
        await(sql.stores().ledger().append(owner, Head.EMPTY, 1, LedgerStoreContract.entries("a", entries)));
    }

    private void change(String statement) {
        try (var engine = Engine.open(config);
                var connection = engine.dataSource().getConnection();
                var change = connection.createStatement()) {
            change.execute(statement);
        } catch (SQLException failed) {
            throw new AssertionError(statement, failed);
        }
    }

    private Inspection inspectAll() {
        var faults = new ArrayList<Fault>();
        var ledgers = 0L;
        var entries = 0L;
        var next = "";
        do {
            var some = await(sql.stores().upkeep().inspect(next));
            faults.addAll(some.faults());
            ledgers += some.ledgers();
            entries += some.entries();
            next = some.next();
        } while (!next.isEmpty());
        return new Inspection(ledgers, entries, faults, List.of(), "");
    }

    private List<String> faulty() {
        return inspectAll().faults().stream().map(Fault::owner).toList();
    }

    @Test
    void findsNothingWhereNothingIs() {
        assertThat(inspectAll()).isEqualTo(new Inspection(0, 0, List.of(), List.of(), ""));
    }

    @Test
    void countsWhatIsAsItHasToBe() {
        for (var number = 0; number < 5; number++) {
            write(owner(number), number + 1);
        }
        await(sql.stores().ledger().append(owner(2), new Head(1, 3), 2, LedgerStoreContract.entries("b", 2)));

        assertThat(inspectAll()).isEqualTo(new Inspection(5, 17, List.of(), List.of(), ""));
    }

    @Test
    void findsAGap() {
        write(owner(1), 4);
        write(owner(2), 4);
        change("DELETE FROM ledger WHERE owner = '" + owner(2) + "' AND seq = 2");

        assertThat(inspectAll().faults())
                .containsExactly(new Fault(
                        owner(2).toString(),
                        "dc1",
                        "has 3 entries with 3 different numbers from 1 to 4, and should have each from 1 to 4 once"));
    }

    @Test
    void findsANumberThatIsThereTwice() {
        write(owner(1), 4);
        change("UPDATE ledger SET seq = 3, epoch = 0 WHERE owner = '" + owner(1) + "' AND seq = 2");

        assertThat(faulty()).containsExactly(owner(1).toString());
    }

    @Test
    void findsAHeadThatIsNotTheLastEntry() {
        write(owner(1), 4);
        write(owner(2), 4);
        write(owner(3), 4);
        change("UPDATE ledger_head SET last_seq = 5 WHERE owner = '" + owner(1) + "'");
        change("UPDATE ledger_head SET last_seq = 3 WHERE owner = '" + owner(2) + "'");
        change("UPDATE ledger_head SET epoch = 0 WHERE owner = '" + owner(3) + "'");

        assertThat(faulty()).containsExactly(owner(1).toString(), owner(2).toString(), owner(3).toString());
    }

    @Test
    void findsEntriesWithoutAHead() {
        write(owner(1), 1);
        write(owner(2), 1);
        write(owner(3), 1);
        change("DELETE FROM ledger_head WHERE owner <> '" + owner(2) + "'");

        assertThat(faulty()).containsExactlyInAnyOrder(owner(1).toString(), owner(3).toString());
    }

    @Test
    void findsALedgerWhoseEntriesAreAllGone() {
        write(owner(1), 2);
        change("DELETE FROM ledger");

        assertThat(faulty()).containsExactly(owner(1).toString());
    }

    @Test
    void knowsWhatWasPurged() {
        write(owner(1), 4);
        change("DELETE FROM ledger WHERE seq < 3");
        assertThat(faulty()).hasSize(1);

        change("UPDATE ledger_head SET first_seq = 3");

        assertThat(inspectAll()).isEqualTo(new Inspection(1, 2, List.of(), List.of(), ""));
    }

    @Test
    void knowsALedgerOfWhichAllWasPurged() {
        write(owner(1), 4);
        change("DELETE FROM ledger");
        change("UPDATE ledger_head SET first_seq = 5");

        assertThat(inspectAll()).isEqualTo(new Inspection(1, 0, List.of(), List.of(), ""));
    }

    @Test
    void looksAtManyLedgersInParts() {
        for (var number = 0; number < OWNERS; number++) {
            write(owner(number), 1);
        }
        change("DELETE FROM ledger WHERE owner = '" + owner(OWNERS - 1) + "'");
        change("DELETE FROM ledger WHERE owner = '" + owner(499) + "'");
        change("DELETE FROM ledger WHERE owner = '" + owner(500) + "'");

        assertThat(inspectAll().ledgers()).isEqualTo(OWNERS);
        assertThat(faulty())
                .containsExactly(
                        owner(499).toString(),
                        owner(500).toString(),
                        owner(OWNERS - 1).toString());
        assertThat(await(sql.stores().upkeep().inspect("")).next()).isNotEmpty();
    }

    @Test
    void looksAtALargeLedgerInParts() {
        write(owner(0), 1);
        write(owner(1), 1);
        write(owner(2), 1);
        for (var some = 0; some < 12; some++) {
            change("""
                    INSERT INTO ledger (owner, dc, epoch, seq, day_utc, id, at_utc, kind, peer, origin_id, stanza)
                    WITH RECURSIVE ten(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM ten WHERE n < 9)
                    SELECT '%s', 'dc1', 1, %d + a.n + 10 * b.n + 100 * c.n + 1000 * d.n, '2026-03-01', 'x',
                        '2026-03-01 12:00:00', 'RECEIVED', 'romeo@montague.example', '', '<message/>'
                    FROM ten a, ten b, ten c, ten d""".formatted(owner(1), 2 + some * 10_000));
        }
        change("UPDATE ledger_head SET last_seq = 120001 WHERE owner = '" + owner(1) + "'");
        assertThat(inspectAll()).isEqualTo(new Inspection(3, 120_003, List.of(), List.of(), ""));

        change("DELETE FROM ledger WHERE owner = '" + owner(1) + "' AND seq = 110000");

        assertThat(faulty()).containsExactly(owner(1).toString());
    }
}
