package io.outcry.it.harness;

import io.outcry.persistence.MariaDb;
import io.outcry.persistence.TestDatabase;
import io.outcry.persistence.sql.Engine;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

/** What nodes keep everything in: the embedded database, or a server's by {@code -Doutcry.it.database=mariadb}. */
final class ChosenDatabase {

    private static final String URL = "database.url=";

    private ChosenDatabase() {}

    /** The settings of a node with an empty database of its own. */
    static List<String> settings() {
        return switch (System.getProperty("outcry.it.database", "h2")) {
            case "h2" -> List.of();
            case "mariadb" -> on(MariaDb.shared());
            default -> throw new IllegalArgumentException("outcry.it.database must be h2 or mariadb");
        };
    }

    static List<String> on(MariaDb server) {
        return List.of(
                URL + "\"" + server.createDatabase() + "\"",
                "database.user=" + MariaDb.USER,
                "database.password=" + MariaDb.PASSWORD);
    }

    /**
     * Changes a database that no node has open, behind its back.
     *
     * @param settings of its node
     * @param embedded the embedded database's file, without its ending
     */
    static void change(List<String> settings, Path embedded, String statement) {
        var config = settings.stream()
                .filter(setting -> setting.startsWith(URL))
                .findFirst()
                .map(setting -> setting.substring(URL.length()).replace("\"", ""))
                .map(url -> TestDatabase.withAccess(TestDatabase.at(url), MariaDb.ACCESS))
                .orElseGet(() -> TestDatabase.at("h2:file:" + embedded));
        try (var engine = Engine.open(config);
                var connection = engine.dataSource().getConnection();
                var change = connection.createStatement()) {
            change.execute(statement);
        } catch (SQLException failed) {
            throw new AssertionError(statement, failed);
        }
    }
}
