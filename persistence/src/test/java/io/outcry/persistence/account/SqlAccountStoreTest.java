package io.outcry.persistence.account;

import static io.outcry.persistence.Answers.await;
import static io.outcry.persistence.Answers.reasonOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.outcry.core.StoreException.Reason;
import io.outcry.core.auth.Account;
import io.outcry.core.auth.AccountStore;
import io.outcry.core.auth.AccountStoreContract;
import io.outcry.core.auth.Octets;
import io.outcry.core.auth.ScramHash;
import io.outcry.core.auth.ScramKeys;
import io.outcry.persistence.DatabaseConfig;
import io.outcry.persistence.SqlStores;
import io.outcry.persistence.TestDatabase;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SqlAccountStoreTest implements AccountStoreContract {

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
    public AccountStore accounts() {
        return sql.stores().accounts();
    }

    @Test
    void createsNoneWhereOneIsRefused() {
        var romeo = new Account(ROMEO, AccountStoreContract.keys("1", ScramHash.SHA_256), BIRTH);
        var tooLong = new ScramKeys(Octets.of(new byte[300]), 10_000, Octets.of(new byte[32]), Octets.of(new byte[32]));
        var juliet = new Account(JULIET, Map.of(ScramHash.SHA_256, tooLong), BIRTH);

        assertThat(reasonOf(accounts().createAll(List.of(romeo, juliet)))).isEqualTo(Reason.REFUSED);

        assertThat(await(accounts().find(ROMEO))).isEmpty();
        assertThat(await(accounts().count(ROMEO.domain()))).isZero();
    }
}
