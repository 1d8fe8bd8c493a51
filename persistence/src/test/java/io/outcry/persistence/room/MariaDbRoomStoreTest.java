package io.outcry.persistence.room;

import io.outcry.persistence.DatabaseConfig;
import io.outcry.persistence.TestDatabase;

class MariaDbRoomStoreTest extends SqlRoomStoreTest {

    @Override
    DatabaseConfig fresh() {
        return TestDatabase.onMariaDb();
    }
}
