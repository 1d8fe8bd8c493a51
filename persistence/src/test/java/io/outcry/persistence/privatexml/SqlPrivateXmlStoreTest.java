package io.outcry.persistence.privatexml;

import static io.outcry.persistence.Answers.await;
import static io.outcry.persistence.Answers.reasonOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.outcry.core.StoreException.Reason;
import io.outcry.core.feature.privatexml.PrivateXmlStore;
import io.outcry.core.feature.privatexml.PrivateXmlStoreContract;
import io.outcry.core.stanza.Payload;
import io.outcry.persistence.DatabaseConfig;
import io.outcry.persistence.SqlStores;
import io.outcry.persistence.TestDatabase;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SqlPrivateXmlStoreTest implements PrivateXmlStoreContract {

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
    public PrivateXmlStore store() {
        return sql.stores().privateXml();
    }

    @Test
    void storesAllOrNothing() {
        var tooLong = "n".repeat(PrivateXmlStore.MAX_NAMESPACE_CHARS + 1);
        var both = Map.of(BOOKMARKS, Payload.empty(), tooLong, Payload.empty());

        assertThat(reasonOf(store().save(ROMEO, both, 2))).isEqualTo(Reason.REFUSED);

        assertThat(await(store().find(ROMEO, BOOKMARKS))).isEmpty();
    }
}
