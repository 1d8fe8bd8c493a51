package io.outcry.persistence.presence;

import io.outcry.core.routing.FarewellStore;
import io.outcry.core.routing.FarewellStoreContract;
import io.outcry.persistence.DatabaseConfig;
import io.outcry.persistence.SqlStores;
import io.outcry.persistence.TestDatabase;
import org.junit.jupiter.api.AfterEach;

class SqlFarewellStoreTest implements FarewellStoreContract {

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
    public FarewellStore store() {
        return sql.stores().farewells();
    }
}
