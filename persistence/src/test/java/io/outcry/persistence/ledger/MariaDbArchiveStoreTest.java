package io.outcry.persistence.ledger;

import io.outcry.persistence.DatabaseConfig;
import io.outcry.persistence.TestDatabase;

class MariaDbArchiveStoreTest extends SqlArchiveStoreTest {

    @Override
    DatabaseConfig fresh() {
        return TestDatabase.onMariaDb();
    }
}
