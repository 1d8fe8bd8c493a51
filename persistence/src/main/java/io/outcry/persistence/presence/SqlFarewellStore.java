package io.outcry.persistence.presence;

import io.outcry.core.address.Jid;
import io.outcry.core.routing.FarewellStore;
import io.outcry.core.routing.Sessions.Farewell;
import io.outcry.core.stanza.Presence;
import io.outcry.core.stanza.StanzaText;
import io.outcry.persistence.sql.Columns;
import io.outcry.persistence.sql.Database;
import io.outcry.persistence.sql.Statements;
import io.r2dbc.spi.Readable;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** How every account's last client went. */
public final class SqlFarewellStore implements FarewellStore {

    /** The presence first: it is compared with the time as it was. */
    private static final String SAVE = """
            INSERT INTO farewell (owner, at_utc, presence) VALUES (?, ?, ?)
            ON DUPLICATE KEY UPDATE
                presence = CASE WHEN VALUES(at_utc) >= at_utc THEN VALUES(presence) ELSE presence END,
                at_utc = GREATEST(at_utc, VALUES(at_utc))""";

    private final Database database;
    private final StanzaText stanzaText;

    /** @param stanzaText how a presence stands in its column */
    public SqlFarewellStore(Database database, StanzaText stanzaText) {
        this.database = database;
        this.stanzaText = stanzaText;
    }

    @Override
    public CompletionStage<Optional<Farewell>> find(Jid owner) {
        return database.read(
                "farewells.find",
                connection -> Statements.rows(
                                connection,
                                this::farewell,
                                "SELECT at_utc, presence FROM farewell WHERE owner = ?",
                                Columns.ofOwner(owner))
                        .map(found -> found.stream().findFirst()));
    }

    private Farewell farewell(Readable row) {
        if (stanzaText.read(Columns.text(row, "presence")) instanceof Presence presence) {
            return new Farewell(presence, Columns.time(row, "at_utc"));
        }
        throw new IllegalStateException("a stored farewell is not a presence");
    }

    @Override
    public CompletionStage<Void> save(Jid owner, Farewell farewell) {
        return database.<Boolean>transact(
                        "farewells.save",
                        connection -> Statements.update(
                                        connection,
                                        SAVE,
                                        Columns.ofOwner(owner),
                                        Columns.ofTime(farewell.at()),
                                        stanzaText.write(farewell.presence()))
                                .thenReturn(true))
                .thenAccept(_ -> {});
    }

    @Override
    public CompletionStage<Void> removeAll(Jid owner) {
        return database.<Boolean>transact(
                        "farewells.removeAll",
                        connection -> Statements.update(
                                        connection, "DELETE FROM farewell WHERE owner = ?", Columns.ofOwner(owner))
                                .thenReturn(true))
                .thenAccept(_ -> {});
    }
}
