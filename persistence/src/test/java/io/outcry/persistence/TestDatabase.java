package io.outcry.persistence;

import io.outcry.persistence.ledger.LedgerConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;

/** Configs for tests: an own empty database in memory, or one in a folder. */
public final class TestDatabase {

    private static final LedgerConfig LEDGER =
            new LedgerConfig(512, 1_048_576, Duration.ofMillis(2), 10_000, 64 * 1_048_576L);

    private TestDatabase() {}

    public static SqlStores open(DatabaseConfig config) {
        return SqlStores.open(config, new PresenceXml());
    }

    public static DatabaseConfig inMemory() {
        return config("h2:mem:" + UUID.randomUUID(), "dc1", LEDGER);
    }

    public static DatabaseConfig inFolder(Path folder) {
        return config("h2:file:" + folder.resolve("outcry").toAbsolutePath(), "dc1", LEDGER);
    }

    public static DatabaseConfig at(String url) {
        return config(url, "dc1", LEDGER);
    }

    public static DatabaseConfig ofDatacenter(DatabaseConfig config, String datacenter) {
        return config(config.url(), datacenter, config.ledger());
    }

    public static DatabaseConfig withLedger(DatabaseConfig config, LedgerConfig ledger) {
        return config(config.url(), config.datacenter(), ledger);
    }

    private static DatabaseConfig config(String url, String datacenter, LedgerConfig ledger) {
        return new DatabaseConfig(
                url,
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
