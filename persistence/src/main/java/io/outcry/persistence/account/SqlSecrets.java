package io.outcry.persistence.account;

import io.outcry.persistence.sql.Columns;
import io.outcry.persistence.sql.Database;
import io.outcry.persistence.sql.Statements;
import java.util.concurrent.CompletionStage;

/** What the service keeps to itself, the same on every node. */
public record SqlSecrets(Database database) {

    /**
     * The secret of this name; the first node that asks brings it in, whoever asks at the same moment.
     *
     * @param fresh taken where there is none yet
     */
    public CompletionStage<String> findOrTake(String name, String fresh) {
        return database.transact(
                "secrets.findOrTake",
                connection -> Statements.update(
                                connection,
                                "INSERT IGNORE INTO service_secret (name, secret) VALUES (?, ?)",
                                name,
                                fresh)
                        .then(Statements.rows(
                                connection,
                                row -> Columns.text(row, "secret"),
                                "SELECT secret FROM service_secret WHERE name = ?",
                                name))
                        .map(found -> found.getFirst()));
    }
}
