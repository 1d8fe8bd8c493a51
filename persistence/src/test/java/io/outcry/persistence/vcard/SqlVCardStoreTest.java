package io.outcry.persistence.vcard;

import io.outcry.core.feature.vcard.VCardStore;
import io.outcry.core.feature.vcard.VCardStoreContract;
import io.outcry.persistence.DatabaseConfig;
import io.outcry.persistence.SqlStores;
import io.outcry.persistence.TestDatabase;
import org.junit.jupiter.api.AfterEach;

class SqlVCardStoreTest implements VCardStoreContract {

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
    public VCardStore store() {
        return sql.stores().vCards();
    }
}
