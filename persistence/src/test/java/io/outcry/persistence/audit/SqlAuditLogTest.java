package io.outcry.persistence.audit;

import static io.outcry.persistence.Answers.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.outcry.core.StoreException;
import io.outcry.core.audit.AuditEntry;
import io.outcry.core.audit.AuditLog;
import io.outcry.core.ledger.StanzaIds;
import io.outcry.persistence.DatabaseConfig;
import io.outcry.persistence.SqlStores;
import io.outcry.persistence.TestDatabase;
import java.time.Instant;
import java.util.ArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SqlAuditLogTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00.123456Z");

    private final SqlStores sql = TestDatabase.open(fresh());
    private final AuditLog audit = sql.stores().audit();
    private final StanzaIds ids = StanzaIds.ofThisNode();

    /** An empty database; another kind of database in a subclass. */
    DatabaseConfig fresh() {
        return TestDatabase.inMemory();
    }

    @AfterEach
    void close() {
        sql.close();
    }

    private AuditEntry act(String subject) {
        return new AuditEntry(ids.next(), NOON, "nurse", "user.add", subject, "", "enabled");
    }

    @Test
    void pagesFromTheNewestBack() {
        var acts = new ArrayList<AuditEntry>();
        for (var number = 0; number < 5; number++) {
            acts.addFirst(act("user" + number));
            await(audit.write(acts.getFirst()));
        }

        var first = await(audit.page("", 3));
        var second = await(audit.page(first.getLast().id(), 3));
        var third = await(audit.page(second.getLast().id(), 3));

        assertThat(first).isEqualTo(acts.subList(0, 3));
        assertThat(second).isEqualTo(acts.subList(3, 5));
        assertThat(third).isEmpty();
    }

    @Test
    void neverReplacesAnEntry() {
        var first = act("juliet@capulet.example");
        await(audit.write(first));
        var forged = new AuditEntry(first.id(), NOON, "tybalt", "user.add", "nobody", "", "");

        assertThatThrownBy(() -> await(audit.write(forged))).hasRootCauseInstanceOf(StoreException.class);

        assertThat(await(audit.page("", 10))).containsExactly(first);
    }
}
