package io.outcry.persistence;

import io.outcry.core.meter.Silent;
import io.outcry.persistence.ledger.LedgerConfig;
import io.outcry.persistence.sql.Engine;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** Configs for tests: an own empty database in memory, or one in a folder. */
public final class TestDatabase {

    private static final LedgerConfig LEDGER =
            new LedgerConfig(512, 1_048_576, Duration.ofMillis(2), 10_000, 64 * 1_048_576L);

    static final ServerAccess NOBODY = new ServerAccess("nobody", "", Optional.empty(), Optional.empty());

    private TestDatabase() {}

    public static SqlStores open(DatabaseConfig config) {
        return SqlStores.open(config, new PresenceXml(), new Silent());
    }

    public static DatabaseConfig inMemory() {
        return embedded("h2:mem:" + UUID.randomUUID());
    }

    public static DatabaseConfig inFolder(Path folder) {
        return embedded("h2:file:" + folder.resolve("outcry").toAbsolutePath());
    }

    public static DatabaseConfig at(String url) {
        return embedded(url);
    }

    /** An own empty database of the one server that all tests of this process share. */
    public static DatabaseConfig onMariaDb() {
        return on(MariaDb.shared());
    }

    /** An own empty database of this server. */
    public static DatabaseConfig on(MariaDb server) {
        return config(server.createDatabase(), MariaDb.ACCESS, "dc1", LEDGER);
    }

    private static DatabaseConfig embedded(String url) {
        return config(url, NOBODY, "dc1", LEDGER);
    }

    public static DatabaseConfig ofDatacenter(DatabaseConfig config, String datacenter) {
        return config(config.url(), config.server(), datacenter, config.ledger());
    }

    /** Changes a database behind its users' backs; one of a server is the shared one's. */
    public static void change(String url, String statement) {
        try (var engine = Engine.open(withAccess(at(url), MariaDb.ACCESS));
                var connection = engine.dataSource().getConnection();
                var change = connection.createStatement()) {
            change.execute(statement);
        } catch (SQLException failed) {
            throw new AssertionError(statement, failed);
        }
    }

    static DatabaseConfig withAccess(DatabaseConfig config, ServerAccess access) {
        return config(config.url(), access, config.datacenter(), config.ledger());
    }

    public static DatabaseConfig withLedger(DatabaseConfig config, LedgerConfig ledger) {
        return config(config.url(), config.server(), config.datacenter(), ledger);
    }

    private static DatabaseConfig config(String url, ServerAccess server, String datacenter, LedgerConfig ledger) {
        return new DatabaseConfig(
                url,
                server,
                datacenter,
                4,
                10_000,
                Duration.ofSeconds(5),
                Duration.ofSeconds(5),
                Duration.ofSeconds(2),
                Duration.ofSeconds(10),
                true,
                ledger);
    }
}
