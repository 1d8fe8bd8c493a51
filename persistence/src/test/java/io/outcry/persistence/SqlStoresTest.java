package io.outcry.persistence;

import static io.outcry.persistence.Answers.await;
import static io.outcry.persistence.Answers.reasonOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.outcry.core.StoreException.Reason;
import io.outcry.core.address.Jid;
import io.outcry.core.auth.Account;
import io.outcry.core.ledger.Head;
import io.outcry.core.ledger.LedgerStore.Appended;
import io.outcry.core.ledger.LedgerStoreContract;
import io.outcry.persistence.sql.Dialect;
import io.outcry.persistence.sql.H2;
import io.outcry.persistence.sql.Schema;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class SqlStoresTest {

    private static final Jid ROMEO = Jid.of("romeo@montague.example");
    private static final Account ACCOUNT = new Account(ROMEO, Map.of(), Instant.parse("2026-03-01T08:00:00Z"));

    @TempDir
    private Path folder;

    @Test
    void findsEverythingAgainAfterARestart() {
        try (var sql = TestDatabase.open(TestDatabase.inFolder(folder))) {
            await(sql.stores().accounts().create(ACCOUNT));
            await(sql.stores().ledger().append(ROMEO, Head.EMPTY, 1, LedgerStoreContract.entries("a", 3)));
        }

        try (var sql = TestDatabase.open(TestDatabase.inFolder(folder))) {
            assertThat(await(sql.stores().accounts().find(ROMEO))).contains(ACCOUNT);
            assertThat(await(sql.stores().ledger().head(ROMEO))).isEqualTo(new Head(1, 3));
        }
    }

    @Test
    void migratesAnEmptyDatabaseOnce() throws IOException, URISyntaxException {
        var h2 = H2.of(TestDatabase.inFolder(folder)).orElseThrow();

        var first = Schema.migrate(h2.dataSource(), Dialect.H2);
        var second = Schema.migrate(h2.dataSource(), Dialect.H2);

        assertThat(first).isEqualTo(migrations());
        assertThat(second).isZero();
    }

    private static int migrations() throws IOException, URISyntaxException {
        var folder = Path.of(SqlStores.class.getResource("schema").toURI());
        try (var files = Files.list(folder)) {
            return (int) files.count();
        }
    }

    @Test
    void saysThatAnotherProcessHasTheFolder() throws IOException {
        var child = ChildJvm.start(HoldingChild.class, List.of(folder.toString()), folder.resolve("errors.txt"));
        try {
            assertThat(child.getInputStream().read()).isEqualTo('\n');

            assertThatThrownBy(() ->
                            TestDatabase.open(TestDatabase.inFolder(folder)).close())
                    .isInstanceOf(DatabaseInUseException.class)
                    .hasMessageContaining("in use by another process")
                    .hasMessageContaining(folder.toString());
        } finally {
            child.destroyForcibly();
        }
    }

    @Test
    void opensAgainAfterTheOtherProcessWasKilled() throws IOException, InterruptedException {
        var child = ChildJvm.start(HoldingChild.class, List.of(folder.toString()), folder.resolve("errors.txt"));
        assertThat(child.getInputStream().read()).isEqualTo('\n');
        child.destroyForcibly().waitFor();

        try (var sql = TestDatabase.open(TestDatabase.inFolder(folder))) {
            assertThat(await(sql.stores().accounts().count("montague.example"))).isZero();
        }
    }

    @Test
    void failsEverythingOnceItIsClosed() {
        var sql = TestDatabase.open(TestDatabase.inMemory());
        sql.close();
        var stores = sql.stores();

        assertThat(reasonOf(stores.accounts().find(ROMEO))).isEqualTo(Reason.CLOSED);
        assertThat(reasonOf(stores.accounts().create(ACCOUNT))).isEqualTo(Reason.CLOSED);
        assertThat(reasonOf(stores.contacts().load(ROMEO))).isEqualTo(Reason.CLOSED);
        assertThat(reasonOf(stores.ledger().head(ROMEO))).isEqualTo(Reason.CLOSED);
        assertThat(reasonOf(stores.ledger().markDelivered(ROMEO, 1))).isEqualTo(Reason.CLOSED);
        assertThat(reasonOf(stores.ledger().append(ROMEO, Head.EMPTY, 1, LedgerStoreContract.entries("a", 1))))
                .isEqualTo(Reason.CLOSED);
    }

    @Test
    void twoDatacentersNeverMakeTheSameKey() {
        var here = TestDatabase.inMemory();
        try (var verona = TestDatabase.open(here);
                var mantua = TestDatabase.open(TestDatabase.ofDatacenter(here, "mantua"))) {
            var first =
                    await(verona.stores().ledger().append(ROMEO, Head.EMPTY, 1, LedgerStoreContract.entries("a", 1)));
            var second =
                    await(mantua.stores().ledger().append(ROMEO, Head.EMPTY, 1, LedgerStoreContract.entries("b", 1)));

            assertThat(List.of(first, second)).containsOnly(new Appended.Written(new Head(1, 1)));
            assertThat(await(mantua.stores().ledger().page(ROMEO, 0, 10)))
                    .extracting(placed -> placed.entry().id())
                    .containsExactly("b1");
        }
    }

    @Test
    void theDatabaseRefusesTheStaleOneOfTwoLiveOwners() {
        var config = TestDatabase.inMemory();
        try (var old = TestDatabase.open(config);
                var young = TestDatabase.open(config)) {
            await(old.stores().ledger().append(ROMEO, Head.EMPTY, 1, LedgerStoreContract.entries("a", 1)));
            await(young.stores().ledger().append(ROMEO, new Head(1, 1), 2, LedgerStoreContract.entries("b", 1)));

            var stale =
                    await(old.stores().ledger().append(ROMEO, new Head(1, 1), 1, LedgerStoreContract.entries("c", 1)));

            assertThat(stale).isEqualTo(new Appended.Stale(new Head(2, 2)));
            assertThat(await(old.stores().ledger().page(ROMEO, 0, 10)))
                    .extracting(placed -> placed.entry().id())
                    .containsExactly("a1", "b1");
        }
    }

    @Test
    void refusesAUrlThatItDoesNotKnow() {
        for (var url : List.of("oracle:thin", "h2:ssl://localhost/x", "h2:mem:x;WRITE_DELAY=500")) {
            var config = TestDatabase.at(url);

            assertThatThrownBy(() -> TestDatabase.open(config).close())
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("url must be")
                    .hasMessageContaining(url);
        }
    }
}
