package io.outcry.persistence.sql;

import static io.outcry.persistence.Answers.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.outcry.core.address.Jid;
import io.outcry.core.auth.Account;
import io.outcry.persistence.SqlStores;
import io.outcry.persistence.TestDatabase;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Nodes of two versions work on one database while a cluster is upgraded: the older one on the newer one's tables. */
@Timeout(120)
class UpgradeTest {

    /** What a node of the earlier version neither sees nor has to say. */
    private static final List<Pattern> ADDING = Stream.of(
                    "CREATE TABLE (?<table>\\w+) .*",
                    "CREATE INDEX \\w+ ON \\w+ .*",
                    "DROP INDEX .*",
                    "INSERT INTO .*",
                    "ALTER TABLE \\w+ ADD COLUMN \\w+ (?=.*(DEFAULT|GENERATED)).*",
                    "ALTER TABLE \\w+ ADD COLUMN \\w+ (?!.*NOT NULL).*",
                    "\\$\\{partition_ledger\\}")
            .map(form -> Pattern.compile(form, Pattern.DOTALL))
            .toList();

    /** As above, where the table is new in the same migration. */
    private static final Pattern UNIQUE =
            Pattern.compile("CREATE UNIQUE INDEX \\w+ ON (?<table>\\w+) .*", Pattern.DOTALL);

    @TempDir
    private Path folder;

    @Test
    void onlyAdds() throws IOException, URISyntaxException {
        for (var migration : migrations()) {
            assertThat(changing(Files.readString(migration)))
                    .as(migration.getFileName().toString())
                    .isEmpty();
        }
    }

    private static List<Path> migrations() throws IOException, URISyntaxException {
        try (var files =
                Files.list(Path.of(SqlStores.class.getResource("schema").toURI()))) {
            return files.sorted().toList();
        }
    }

    @Test
    void wouldFindWhatAnEarlierVersionCannotWorkWith() {
        for (var statement : List.of(
                "ALTER TABLE ledger ADD COLUMN class VARCHAR(9) NOT NULL",
                "ALTER TABLE ledger DROP COLUMN shown",
                "ALTER TABLE ledger RENAME COLUMN shown TO visible",
                "CREATE UNIQUE INDEX ledger_once ON ledger (id)",
                "DROP TABLE ledger_lease",
                "UPDATE ledger SET shown = FALSE")) {
            assertThat(changing("-- why\n" + statement + ";\n")).containsExactly(statement);
        }
    }

    private static List<String> changing(String migration) {
        var made = new HashSet<String>();
        return Arrays.stream(migration.replaceAll("(?m)--.*$", "").split(";"))
                .map(String::strip)
                .filter(statement -> !statement.isEmpty())
                .filter(statement -> !adds(statement, made))
                .toList();
    }

    private static boolean adds(String statement, Set<String> made) {
        var unique = UNIQUE.matcher(statement);
        if (unique.matches()) {
            return made.contains(unique.group("table"));
        }
        for (var form : ADDING) {
            var matcher = form.matcher(statement);
            if (matcher.matches()) {
                if (matcher.namedGroups().containsKey("table")) {
                    made.add(matcher.group("table"));
                }
                return true;
            }
        }
        return false;
    }

    @Test
    void startsWhereALaterVersionHasBeen() throws SQLException {
        var config = TestDatabase.inFolder(folder);
        TestDatabase.open(config).close();
        try (var connection = H2.of(config).orElseThrow().dataSource().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("""
                    INSERT INTO "flyway_schema_history"
                    VALUES (9999, '9999', 'later', 'SQL', 'V9999__later.sql', 1, 'SA', NOW(), 1, TRUE)""");
            statement.execute("ALTER TABLE account ADD COLUMN later VARCHAR(9) DEFAULT '' NOT NULL");
        }

        try (var sql = TestDatabase.open(config)) {
            var account =
                    new Account(Jid.of("romeo@montague.example"), Map.of(), Instant.parse("2026-03-01T08:00:00Z"));
            await(sql.stores().accounts().create(account));
            assertThat(await(sql.stores().accounts().find(account.jid()))).contains(account);
        }
    }
}
