package io.outcry.it.harness;

import io.outcry.persistence.MariaDb;
import java.util.List;

/** What nodes keep everything in: the embedded database, or a server's by {@code -Doutcry.it.database=mariadb}. */
final class ChosenDatabase {

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
                "database.url=\"" + server.createDatabase() + "\"",
                "database.user=" + MariaDb.USER,
                "database.password=" + MariaDb.PASSWORD);
    }
}
