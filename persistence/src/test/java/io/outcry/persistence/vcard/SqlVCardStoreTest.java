package io.outcry.persistence.vcard;

import io.outcry.core.feature.vcard.VCardStore;
import io.outcry.core.feature.vcard.VCardStoreContract;
import io.outcry.persistence.SqlStores;
import io.outcry.persistence.TestDatabase;
import org.junit.jupiter.api.AfterEach;

class SqlVCardStoreTest implements VCardStoreContract {

    private final SqlStores sql = TestDatabase.open(TestDatabase.inMemory());

    @AfterEach
    void close() {
        sql.close();
    }

    @Override
    public VCardStore store() {
        return sql.stores().vCards();
    }
}
