package io.outcry.persistence.retention;

import io.outcry.core.retention.HoldStore;
import io.outcry.core.retention.HoldStoreContract;
import io.outcry.persistence.DatabaseConfig;
import io.outcry.persistence.SqlStores;
import io.outcry.persistence.TestDatabase;
import org.junit.jupiter.api.AfterEach;

class SqlHoldStoreTest implements HoldStoreContract {

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
    public HoldStore holds() {
        return sql.stores().holds();
    }
}
