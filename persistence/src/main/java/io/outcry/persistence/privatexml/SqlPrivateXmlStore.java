package io.outcry.persistence.privatexml;

import io.outcry.core.address.Jid;
import io.outcry.core.feature.privatexml.PrivateXmlStore;
import io.outcry.core.stanza.Payload;
import io.outcry.core.stanza.StanzaText;
import io.outcry.persistence.sql.Columns;
import io.outcry.persistence.sql.Database;
import io.outcry.persistence.sql.Statements;
import io.r2dbc.spi.Connection;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import reactor.core.publisher.Mono;

/** What every account's clients store for themselves. */
public final class SqlPrivateXmlStore implements PrivateXmlStore {

    private static final String SAVE = """
            INSERT INTO private_xml (owner, namespace, content) VALUES (?, ?, ?)
            ON DUPLICATE KEY UPDATE content = VALUES(content)""";

    private final Database database;
    private final StanzaText stanzaText;

    public SqlPrivateXmlStore(Database database, StanzaText stanzaText) {
        this.database = database;
        this.stanzaText = stanzaText;
    }

    @Override
    public CompletionStage<Optional<Payload>> find(Jid owner, String namespace) {
        return database.read(
                "privatexml.find",
                connection -> Statements.rows(
                                connection,
                                row -> stanzaText.readPayload(Columns.text(row, "content")),
                                "SELECT content FROM private_xml WHERE owner = ? AND namespace = ?",
                                Columns.ofOwner(owner),
                                namespace)
                        .map(found -> found.stream().findFirst()));
    }

    @Override
    public CompletionStage<Boolean> save(Jid owner, Map<String, Payload> byNamespace, int maxNamespaces) {
        return database.transact(
                "privatexml.save",
                connection -> namespaces(connection, owner)
                        .flatMap(known -> count(known, byNamespace.keySet()) <= maxNamespaces
                                ? write(connection, Columns.ofOwner(owner), byNamespace)
                                : Mono.just(false)));
    }

    private static Mono<Set<String>> namespaces(Connection connection, Jid owner) {
        return Statements.rows(
                        connection,
                        row -> Columns.text(row, "namespace"),
                        "SELECT namespace FROM private_xml WHERE owner = ?",
                        Columns.ofOwner(owner))
                .map(HashSet::new);
    }

    private static int count(Set<String> known, Set<String> added) {
        var all = new HashSet<>(known);
        all.addAll(added);
        return all.size();
    }

    /** In one order, so that two changes never wait for each other. */
    private Mono<Boolean> write(Connection connection, String owner, Map<String, Payload> byNamespace) {
        var rows = byNamespace.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> new Object[] {owner, entry.getKey(), stanzaText.writePayload(entry.getValue())})
                .toList();
        return Statements.updateEach(connection, SAVE, rows).thenReturn(true);
    }

    @Override
    public CompletionStage<Void> removeAll(Jid owner) {
        return database.<Boolean>transact(
                        "privatexml.removeAll",
                        connection -> Statements.update(
                                        connection, "DELETE FROM private_xml WHERE owner = ?", Columns.ofOwner(owner))
                                .thenReturn(true))
                .thenAccept(_ -> {});
    }
}
