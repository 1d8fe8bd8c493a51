package io.outcry.persistence.vcard;

import io.outcry.core.address.Jid;
import io.outcry.core.feature.vcard.VCardStore;
import io.outcry.core.stanza.Payload;
import io.outcry.core.stanza.StanzaText;
import io.outcry.persistence.sql.Columns;
import io.outcry.persistence.sql.Database;
import io.outcry.persistence.sql.Statements;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** The vCard of every account. */
public final class SqlVCardStore implements VCardStore {

    private final Database database;
    private final StanzaText stanzaText;

    public SqlVCardStore(Database database, StanzaText stanzaText) {
        this.database = database;
        this.stanzaText = stanzaText;
    }

    @Override
    public CompletionStage<Optional<Payload>> find(Jid owner) {
        return database.read(
                "vcards.find",
                connection -> Statements.rows(
                                connection,
                                row -> stanzaText.readPayload(Columns.text(row, "content")),
                                "SELECT content FROM vcard WHERE owner = ?",
                                Columns.ofOwner(owner))
                        .map(found -> found.stream().findFirst()));
    }

    @Override
    public CompletionStage<Void> save(Jid owner, Payload vCard) {
        return database.<Boolean>transact(
                        "vcards.save",
                        connection -> Statements.update(
                                        connection, """
                        INSERT INTO vcard (owner, content) VALUES (?, ?)
                        ON DUPLICATE KEY UPDATE content = VALUES(content)""", Columns.ofOwner(owner), stanzaText.writePayload(vCard))
                                .thenReturn(true))
                .thenAccept(_ -> {});
    }

    @Override
    public CompletionStage<Void> removeAll(Jid owner) {
        return database.<Boolean>transact(
                        "vcards.removeAll",
                        connection -> Statements.update(
                                        connection, "DELETE FROM vcard WHERE owner = ?", Columns.ofOwner(owner))
                                .thenReturn(true))
                .thenAccept(_ -> {});
    }
}
