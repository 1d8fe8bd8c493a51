package io.outcry.persistence.sql;

import java.time.Duration;
import java.util.List;

/** Two databases of one origin that have come to differ in a few names. */
enum ServerKind {
    MARIADB("utf8mb4_nopad_bin") {
        @Override
        List<String> session(Duration longest) {
            // A node that freezes inside a transaction must not hold its rows for ever.
            return List.of(
                    "tx_isolation='READ-COMMITTED'", "idle_transaction_timeout=" + Math.max(1, longest.toSeconds()));
        }
    },
    MYSQL("utf8mb4_0900_bin") {
        @Override
        List<String> session(Duration longest) {
            // It has no time-out for a transaction alone; an idle connection that it closes is replaced.
            return List.of(
                    "transaction_isolation='READ-COMMITTED'", "wait_timeout=" + Math.max(1, longest.toSeconds()));
        }
    };

    private final String collation;

    ServerKind(String collation) {
        this.collation = collation;
    }

    /** Compares text by its bytes, all of them. */
    String collation() {
        return collation;
    }

    /**
     * How each session is set. READ COMMITTED, since every statement of ours names its rows: locks on the gaps between
     * them would only let owners wait for each other.
     *
     * @param longest that a transaction may be silent
     */
    abstract List<String> session(Duration longest);

    static ServerKind of(String productVersion) {
        return productVersion.contains("MariaDB") ? MARIADB : MYSQL;
    }
}
