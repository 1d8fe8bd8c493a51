package io.outcry.persistence.ledger;

import static io.outcry.persistence.Answers.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.outcry.core.address.Jid;
import io.outcry.core.ledger.Head;
import io.outcry.core.ledger.LedgerStore;
import io.outcry.core.ledger.LedgerStore.Appended;
import io.outcry.core.ledger.LedgerStoreContract;
import io.outcry.persistence.DatabaseConfig;
import io.outcry.persistence.SqlStores;
import io.outcry.persistence.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SqlLedgerStoreTest implements LedgerStoreContract {

    private final SqlStores sql = TestDatabase.open(fresh());

    /** An empty database; another kind of database in a subclass. */
    DatabaseConfig fresh() {
        return TestDatabase.inMemory();
    }

    @AfterEach
    void close() {
        sql.close();
    }

    @Override
    public LedgerStore ledger() {
        return sql.stores().ledger();
    }

    @Test
    void refusesTheRightNumberOfAnotherTerm() {
        var owner = Jid.of("romeo@montague.example");
        await(ledger().append(owner, Head.EMPTY, 1, LedgerStoreContract.entries("a", 1)));
        await(ledger().append(owner, new Head(1, 1), 2, LedgerStoreContract.entries("b", 1)));

        var stale = await(ledger().append(owner, new Head(1, 2), 1, LedgerStoreContract.entries("c", 1)));

        assertThat(stale).isEqualTo(new Appended.Stale(new Head(2, 2)));
    }
}
