package io.outcry.it.harness;

import io.outcry.persistence.MariaDb;
import io.outcry.persistence.TestDatabase;
import java.nio.file.Path;
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
        var url = settings.stream()
                .filter(setting -> setting.startsWith(URL))
                .findFirst()
                .map(setting -> setting.substring(URL.length()).replace("\"", ""))
                .orElse("h2:file:" + embedded);
        TestDatabase.change(url, statement);
    }
}
