package io.outcry.persistence;

import static io.outcry.persistence.Answers.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.outcry.core.address.Jid;
import io.outcry.core.auth.Account;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class MariaDbServerTest {

    private static final Jid ROMEO = Jid.of("romeo@montague.example");
    private static final Account ACCOUNT = new Account(ROMEO, Map.of(), Instant.parse("2026-03-01T08:00:00Z"));

    private final DatabaseConfig config = TestDatabase.onMariaDb();

    @Test
    void findsEverythingAgainAfterARestart() {
        try (var sql = TestDatabase.open(config)) {
            await(sql.stores().accounts().create(ACCOUNT));
        }

        try (var sql = TestDatabase.open(config)) {
            assertThat(await(sql.stores().accounts().find(ROMEO))).contains(ACCOUNT);
        }
    }

    @Test
    void nobodyNoticesThatAllConnectionsDiedWhileTheyWereIdle() {
        try (var sql = TestDatabase.open(config)) {
            var accounts = sql.stores().accounts();
            CompletableFuture.allOf(Stream.generate(() -> accounts.find(ROMEO).toCompletableFuture())
                            .limit(100)
                            .toArray(CompletableFuture[]::new))
                    .join();

            MariaDb.shared().disconnect(config.url());

            assertThat(await(accounts.create(ACCOUNT))).isTrue();
        }
    }

    @Test
    void warnsWhereACommitIsNotOnTheDisk() {
        MariaDb.shared().execute("SET GLOBAL innodb_flush_log_at_trx_commit = 2");
        try (var sql = TestDatabase.open(config)) {
            assertThat(sql.warnings()).singleElement().asString().contains("innodb_flush_log_at_trx_commit = 1");
        }
    }

    @Test
    void hasNothingToSayOfADurableServer() {
        MariaDb.shared().execute("SET GLOBAL innodb_flush_log_at_trx_commit = 1");
        try (var sql = TestDatabase.open(config)) {
            assertThat(sql.warnings()).isEmpty();
        } finally {
            MariaDb.shared().execute("SET GLOBAL innodb_flush_log_at_trx_commit = 2");
        }
    }

    @Test
    void saysWhoWasNotLetInAndWhereButNotByWhichPassword() {
        var stranger = new ServerAccess("tybalt", "secret", Optional.empty(), Optional.empty());

        assertThatThrownBy(() -> TestDatabase.open(TestDatabase.withAccess(config, stranger))
                        .close())
                .isInstanceOf(DatabaseAbsentException.class)
                .hasMessageContaining("tybalt")
                .hasMessageContaining(config.url())
                .hasMessageNotContaining("secret");
        assertThat(stranger.toString()).doesNotContain("secret");
    }

    @Test
    void saysThatNobodyAnswers() {
        var nowhere = TestDatabase.at("mysql://127.0.0.1:" + Daemon.freePort() + "/outcry");

        assertThatThrownBy(() -> TestDatabase.open(nowhere).close())
                .isInstanceOf(DatabaseAbsentException.class)
                .hasMessageContaining(nowhere.url());
    }
}
