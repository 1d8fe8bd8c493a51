package io.outcry.persistence.account;

import io.outcry.core.auth.AccountStore;
import io.outcry.core.auth.AccountStoreContract;
import io.outcry.persistence.SqlStores;
import io.outcry.persistence.TestDatabase;
import org.junit.jupiter.api.AfterEach;

class SqlAccountStoreTest implements AccountStoreContract {

    private final SqlStores sql = TestDatabase.open(TestDatabase.inMemory());

    @AfterEach
    void close() {
        sql.close();
    }

    @Override
    public AccountStore accounts() {
        return sql.stores().accounts();
    }
}
