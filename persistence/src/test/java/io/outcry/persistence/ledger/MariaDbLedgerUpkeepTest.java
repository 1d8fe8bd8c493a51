package io.outcry.persistence.ledger;

import io.outcry.persistence.DatabaseConfig;
import io.outcry.persistence.TestDatabase;

class MariaDbLedgerUpkeepTest extends SqlLedgerUpkeepTest {

    @Override
    DatabaseConfig fresh() {
        return TestDatabase.onMariaDb();
    }
}
