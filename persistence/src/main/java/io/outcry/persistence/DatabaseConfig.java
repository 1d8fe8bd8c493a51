package io.outcry.persistence;

import io.outcry.persistence.ledger.LedgerConfig;
import java.time.Duration;

/**
 * Where the database is, and how much may be asked of it.
 *
 * @param url {@code h2:file:/folder/name} for a file of this machine, {@code h2:mem:name} for tests,
 *     {@code h2:tcp://host:port/name} for H2 as a process of its own, to try a cluster with,
 *     {@code mysql://host:port/name} for a server of MySQL or MariaDB
 * @param server how to get in to a server; of no meaning for an embedded database
 * @param datacenter which this node belongs to: a part of the key of every row that it orders
 * @param maxConnections most connections to the database, which is also how many statements run at once
 * @param maxWaiting most operations that may wait for a connection; the next one fails at once
 * @param acquireTimeout longest wait for a connection
 * @param statementTimeout longest run of a statement; the database ends it then
 * @param lockTimeout longest wait of a statement for a row that another transaction holds
 * @param answerTimeout longest that a caller waits for anything; the outcome is unknown then
 * @param syncToDisk a commit is answered only when it would also survive a loss of power, not just of the process;
 *     for an embedded database only, a server has its own setting
 */
public record DatabaseConfig(
        String url,
        ServerAccess server,
        String datacenter,
        int maxConnections,
        int maxWaiting,
        Duration acquireTimeout,
        Duration statementTimeout,
        Duration lockTimeout,
        Duration answerTimeout,
        boolean syncToDisk,
        LedgerConfig ledger) {

    private static final int DATACENTER_MAX_CHARS = 64;

    public DatabaseConfig {
        if (url.isBlank()) {
            throw new IllegalArgumentException("url must say where the database is");
        }
        if (!datacenter.matches("[a-z0-9][a-z0-9-]*") || datacenter.length() > DATACENTER_MAX_CHARS) {
            throw new IllegalArgumentException(
                    "datacenter must be at most 64 lower-case letters, digits and hyphens, was " + datacenter);
        }
        if (maxConnections < 2 || maxConnections > 1_000) {
            // One is the ledger's while it commits; reads must not wait for it.
            throw new IllegalArgumentException("max-connections must be between 2 and 1000, was " + maxConnections);
        }
        if (maxWaiting < 1) {
            throw new IllegalArgumentException("max-waiting must be at least 1, was " + maxWaiting);
        }
        check("acquire-timeout", acquireTimeout);
        check("statement-timeout", statementTimeout);
        check("lock-timeout", lockTimeout);
        check("answer-timeout", answerTimeout);
    }

    /** Connections may die without a word. */
    public boolean isAcrossANetwork() {
        return !url.startsWith("h2:") || url.startsWith("h2:tcp:");
    }

    private static void check(String key, Duration timeout) {
        if (timeout.toMillis() < 1 || timeout.compareTo(Duration.ofMinutes(10)) > 0) {
            throw new IllegalArgumentException(key + " must be between 1 ms and 10 minutes, was " + timeout);
        }
    }
}
