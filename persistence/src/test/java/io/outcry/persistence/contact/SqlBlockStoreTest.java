package io.outcry.persistence.contact;

import static io.outcry.persistence.Answers.await;
import static io.outcry.persistence.Answers.reasonOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.outcry.core.StoreException.Reason;
import io.outcry.core.address.Jid;
import io.outcry.core.contact.BlockChange;
import io.outcry.core.contact.BlockList;
import io.outcry.core.contact.BlockStore;
import io.outcry.core.contact.BlockStoreContract;
import io.outcry.persistence.DatabaseConfig;
import io.outcry.persistence.SqlStores;
import io.outcry.persistence.TestDatabase;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SqlBlockStoreTest implements BlockStoreContract {

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
    public BlockStore store() {
        return sql.stores().blocks();
    }

    @Test
    void blocksAllOrNobody() {
        var tooLong = JULIET.withResource("j".repeat(BlockList.MAX_ADDRESS_CHARS));

        assertThat(reasonOf(store().save(ROMEO, BlockChange.blocking(Set.of(TYBALT, tooLong)))))
                .isEqualTo(Reason.REFUSED);

        assertThat(await(store().load(ROMEO))).isEqualTo(BlockList.EMPTY);
    }

    @Test
    void takesTheLongestAddress() {
        var length = BlockList.MAX_ADDRESS_CHARS - JULIET.toString().length() - 1;
        Jid longest = JULIET.withResource("j".repeat(length));

        await(store().save(ROMEO, BlockChange.blocking(Set.of(longest))));

        assertThat(await(store().load(ROMEO)).jids()).containsExactly(longest);
    }
}
