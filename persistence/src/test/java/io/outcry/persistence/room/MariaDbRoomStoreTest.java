package io.outcry.persistence.room;

import io.outcry.persistence.DatabaseConfig;
import io.outcry.persistence.TestDatabase;

class MariaDbRoomStoreTest extends SqlRoomStoreTest {

    @Override
    DatabaseConfig fresh() {
        return TestDatabase.onMariaDb();
    }

    @Override
    String waiting() {
        return "SELECT VARIABLE_VALUE FROM information_schema.GLOBAL_STATUS"
                + " WHERE VARIABLE_NAME = 'INNODB_ROW_LOCK_CURRENT_WAITS'";
    }
}
