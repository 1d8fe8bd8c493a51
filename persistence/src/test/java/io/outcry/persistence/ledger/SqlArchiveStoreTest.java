package io.outcry.persistence.ledger;

import io.outcry.core.archive.ArchiveStore;
import io.outcry.core.archive.ArchiveStoreContract;
import io.outcry.core.ledger.LedgerStore;
import io.outcry.persistence.DatabaseConfig;
import io.outcry.persistence.SqlStores;
import io.outcry.persistence.TestDatabase;
import org.junit.jupiter.api.AfterEach;

class SqlArchiveStoreTest implements ArchiveStoreContract {

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

    @Override
    public ArchiveStore archive() {
        return sql.stores().archive();
    }
}
