package io.outcry.persistence.pep;

import static io.outcry.persistence.Answers.await;
import static io.outcry.persistence.Answers.reasonOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.outcry.core.StoreException.Reason;
import io.outcry.core.pep.ItemHeader;
import io.outcry.core.pep.NodeConfig;
import io.outcry.core.pep.PepChange;
import io.outcry.core.pep.PepItem;
import io.outcry.core.pep.PepNode;
import io.outcry.core.pep.PepNodes;
import io.outcry.core.pep.PepStore;
import io.outcry.core.pep.PepStoreContract;
import io.outcry.persistence.DatabaseConfig;
import io.outcry.persistence.SqlStores;
import io.outcry.persistence.TestDatabase;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SqlPepStoreTest implements PepStoreContract {

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
    public PepStore store() {
        return sql.stores().pep();
    }

    @Test
    void makesAllOfTheChangesOrNone() {
        var tooLong = "n".repeat(PepStore.MAX_NAME_CHARS + 1);
        var item = new PepItem(new ItemHeader(tooLong, PHONE, NOW, 0, 1), Optional.empty());
        var changes = List.<PepChange>of(
                new PepChange.OfNode(PepNode.of(NICK, NodeConfig.USUAL)),
                new PepChange.OfItems(NICK, Optional.of(item), Set.of()));

        assertThat(reasonOf(store().save(ROMEO, changes))).isEqualTo(Reason.REFUSED);

        assertThat(await(store().load(ROMEO, ALL_AT_HAND))).isEqualTo(PepNodes.NONE);
    }
}
