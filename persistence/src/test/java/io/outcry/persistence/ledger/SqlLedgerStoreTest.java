package io.outcry.persistence.ledger;

import io.outcry.core.ledger.LedgerStore;
import io.outcry.core.ledger.LedgerStoreContract;
import io.outcry.persistence.SqlStores;
import io.outcry.persistence.TestDatabase;
import org.junit.jupiter.api.AfterEach;

class SqlLedgerStoreTest implements LedgerStoreContract {

    private final SqlStores sql = TestDatabase.open(TestDatabase.inMemory());

    @AfterEach
    void close() {
        sql.close();
    }

    @Override
    public LedgerStore ledger() {
        return sql.stores().ledger();
    }
}
