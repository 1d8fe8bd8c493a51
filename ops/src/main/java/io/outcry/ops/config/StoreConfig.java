package io.outcry.ops.config;

import io.outcry.persistence.DatabaseConfig;
import io.outcry.persistence.FirstLine;
import io.outcry.persistence.ServerAccess;
import io.outcry.persistence.ledger.LedgerConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Where everything durable is kept; {@link DatabaseConfig} says what each value means.
 *
 * @param url empty for the embedded database in the data folder
 * @param user of a database server, as the password and what follows on it
 * @param passwordFile holds the password in its first line; instead of {@code password}
 */
public record StoreConfig(
        Optional<String> url,
        String user,
        Optional<String> password,
        Optional<Path> passwordFile,
        Optional<ServerAccess.Tls> tls,
        Optional<Path> authorities,
        int maxConnections,
        int maxWaiting,
        Duration acquireTimeout,
        Duration statementTimeout,
        Duration lockTimeout,
        Duration answerTimeout,
        boolean syncToDisk,
        LedgerConfig ledger) {

    public StoreConfig {
        if (password.isPresent() && passwordFile.isPresent()) {
            // Names the file's key: a refusal shows the place of the key that it names, and the other's is the secret.
            throw new IllegalArgumentException("password-file must not be set beside password");
        }
        // Checks itself when it is made, in the words of these keys.
        new DatabaseConfig(
                url.orElse("h2:mem:check"),
                new ServerAccess(user, "", tls, authorities),
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
     * @throws IllegalArgumentException where the password's file cannot be read
     */
    public DatabaseConfig database(Path embedded, String datacenter) {
        return new DatabaseConfig(
                url.orElseGet(() -> "h2:file:" + embedded.toAbsolutePath()),
                new ServerAccess(user, secret(), tls, authorities),
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

    private String secret() {
        return passwordFile
                .map(file -> FirstLine.of("password-file", file))
                .or(() -> password)
                .orElse("");
    }

    @Override
    public String toString() {
        return "StoreConfig[url=" + url + ", user=" + user + "]";
    }
}
