package io.outcry.persistence.account;

import io.outcry.persistence.DatabaseConfig;
import io.outcry.persistence.TestDatabase;

class MariaDbSecretsTest extends SqlSecretsTest {

    @Override
    DatabaseConfig fresh() {
        return TestDatabase.onMariaDb();
    }
}
