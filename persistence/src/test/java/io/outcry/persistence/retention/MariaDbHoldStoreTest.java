package io.outcry.persistence.retention;

import io.outcry.persistence.DatabaseConfig;
import io.outcry.persistence.TestDatabase;

class MariaDbHoldStoreTest extends SqlHoldStoreTest {

    @Override
    DatabaseConfig fresh() {
        return TestDatabase.onMariaDb();
    }
}
