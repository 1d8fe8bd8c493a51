package io.outcry.persistence.contact;

import io.outcry.core.address.Jid;
import io.outcry.core.contact.Contact;
import io.outcry.core.contact.ContactStore;
import io.outcry.core.contact.Contacts;
import io.outcry.core.contact.Subscription;
import io.outcry.core.stanza.Presence;
import io.outcry.core.stanza.StanzaText;
import io.outcry.persistence.sql.Columns;
import io.outcry.persistence.sql.Database;
import io.outcry.persistence.sql.Statements;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Readable;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import reactor.core.publisher.Mono;

/** The contacts of every account. */
public final class SqlContactStore implements ContactStore {

    /** Ends each group's name; no XML text can hold it. */
    private static final String GROUP_END = "\u001f";

    private static final String SAVE = """
            INSERT INTO contact
                (owner, jid, name, group_names, subscription, is_asking, is_approved, request, is_in_roster)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON DUPLICATE KEY UPDATE name = VALUES(name), group_names = VALUES(group_names),
                subscription = VALUES(subscription), is_asking = VALUES(is_asking),
                is_approved = VALUES(is_approved), request = VALUES(request), is_in_roster = VALUES(is_in_roster)""";

    private static final String SAVE_VERSION = """
            INSERT INTO roster_version (owner, version) VALUES (?, ?)
            ON DUPLICATE KEY UPDATE version = VALUES(version)""";

    private final Database database;
    private final StanzaText stanzaText;

    /** @param stanzaText how a request stands in its column; none is the empty text */
    public SqlContactStore(Database database, StanzaText stanzaText) {
        this.database = database;
        this.stanzaText = stanzaText;
    }

    private record Row(long version, Optional<Contact> contact) {}

    @Override
    public CompletionStage<Contacts> load(Jid owner) {
        // One statement, so that the version is that of the contacts.
        return database.read(
                "contacts.load",
                connection -> Statements.rows(connection, this::row, """
                        SELECT version, jid, name, group_names, subscription, is_asking, is_approved, request, is_in_roster
                        FROM roster_version LEFT JOIN contact ON contact.owner = roster_version.owner
                        WHERE roster_version.owner = ?""", Columns.ofOwner(owner))
                        .map(SqlContactStore::assemble));
    }

    private Row row(Readable row) {
        var version = Columns.number(row, "version");
        if (row.get("jid", String.class) == null) {
            return new Row(version, Optional.empty());
        }
        return new Row(
                version,
                Optional.of(new Contact(
                        Columns.address(row, "jid"),
                        Columns.text(row, "name"),
                        groups(Columns.text(row, "group_names")),
                        Subscription.valueOf(Columns.text(row, "subscription")),
                        Columns.flag(row, "is_asking"),
                        Columns.flag(row, "is_approved"),
                        request(Columns.text(row, "request")),
                        Columns.flag(row, "is_in_roster"))));
    }

    private static Contacts assemble(List<Row> rows) {
        if (rows.isEmpty()) {
            return Contacts.EMPTY;
        }
        var byJid = new HashMap<Jid, Contact>();
        rows.forEach(row -> row.contact().ifPresent(contact -> byJid.put(contact.jid(), contact)));
        return new Contacts(rows.getFirst().version(), byJid);
    }

    private Optional<Presence> request(String stored) {
        if (stored.isEmpty()) {
            return Optional.empty();
        }
        try {
            if (stanzaText.read(stored) instanceof Presence presence) {
                return Optional.of(presence);
            }
        } catch (IllegalArgumentException _) {
            // Falls through: the reason may quote what somebody wrote.
        }
        throw new IllegalStateException("a stored request is not a presence");
    }

    private static List<String> groups(String stored) {
        var names = List.of(stored.split(GROUP_END, -1));
        return names.subList(0, names.size() - 1);
    }

    private static String stored(List<String> groups) {
        return groups.stream().map(group -> group + GROUP_END).collect(Collectors.joining());
    }

    @Override
    public CompletionStage<Void> save(Jid owner, Contact contact, long version) {
        return database.<Boolean>transact(
                        "contacts.save",
                        connection -> write(connection, Columns.ofOwner(owner), contact)
                                .then(Mono.defer(() ->
                                        Statements.update(connection, SAVE_VERSION, Columns.ofOwner(owner), version)))
                                .thenReturn(true))
                .thenAccept(_ -> {});
    }

    private Mono<Long> write(Connection connection, String owner, Contact contact) {
        var jid = contact.jid().bare().toString();
        if (contact.isForgettable()) {
            return Statements.update(connection, "DELETE FROM contact WHERE owner = ? AND jid = ?", owner, jid);
        }
        if (contact.groups().stream().anyMatch(group -> group.contains(GROUP_END))) {
            throw new IllegalArgumentException("a group's name holds a character that XML does not have");
        }
        return Statements.update(
                connection,
                SAVE,
                owner,
                jid,
                contact.name(),
                stored(contact.groups()),
                contact.subscription().name(),
                contact.isAsking(),
                contact.isApproved(),
                contact.request().map(stanzaText::write).orElse(""),
                contact.isInRoster());
    }

    @Override
    public CompletionStage<Void> removeAll(Jid owner) {
        return database.<Boolean>transact(
                        "contacts.removeAll",
                        connection -> Statements.update(
                                        connection, "DELETE FROM contact WHERE owner = ?", Columns.ofOwner(owner))
                                .then(Mono.defer(() -> Statements.update(
                                        connection,
                                        "DELETE FROM roster_version WHERE owner = ?",
                                        Columns.ofOwner(owner))))
                                .thenReturn(true))
                .thenAccept(_ -> {});
    }
}
