package io.outcry.ops.config;

import io.outcry.persistence.DatabaseConfig;
import io.outcry.persistence.ledger.LedgerConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Where everything durable is kept; {@link DatabaseConfig} says what each value means.
 *
 * @param url empty for the embedded database in the data folder
 */
public record StoreConfig(
        Optional<String> url,
        int maxConnections,
        int maxWaiting,
        Duration acquireTimeout,
        Duration statementTimeout,
        Duration lockTimeout,
        Duration answerTimeout,
        boolean syncToDisk,
        LedgerConfig ledger) {

    public StoreConfig {
        // Checks itself when it is made, in the words of these keys.
        new DatabaseConfig(
                url.orElse("h2:mem:check"),
                "check",
                maxConnections,
                maxWaiting,
                acquireTimeout,
                statementTimeout,
                lockTimeout,
                answerTimeout,
                syncToDisk,
                ledger);
    }

    /**
     * As the stores want it.
     *
     * @param embedded the embedded database's file, without its ending
     */
    public DatabaseConfig database(Path embedded, String datacenter) {
        return new DatabaseConfig(
                url.orElseGet(() -> "h2:file:" + embedded.toAbsolutePath()),
                datacenter,
                maxConnections,
                maxWaiting,
                acquireTimeout,
                statementTimeout,
                lockTimeout,
                answerTimeout,
                syncToDisk,
                ledger);
    }
}
