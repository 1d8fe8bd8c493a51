package io.outcry.persistence.room;

import io.outcry.core.room.RoomStore;
import io.outcry.core.room.RoomStoreContract;
import io.outcry.persistence.DatabaseConfig;
import io.outcry.persistence.SqlStores;
import io.outcry.persistence.TestDatabase;
import org.junit.jupiter.api.AfterEach;

class SqlRoomStoreTest implements RoomStoreContract {

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
    public RoomStore store() {
        return sql.stores().rooms();
    }
}
