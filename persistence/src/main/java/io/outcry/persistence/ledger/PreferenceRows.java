package io.outcry.persistence.ledger;

import io.outcry.core.address.Jid;
import io.outcry.core.archive.ArchivePreferences;
import io.outcry.core.archive.ArchivePreferences.Others;
import io.outcry.persistence.sql.Columns;
import io.outcry.persistence.sql.Statements;
import io.r2dbc.spi.Connection;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import reactor.core.publisher.Mono;

/** An account's preferences as rows: one for each address, and one without an address for all others. */
final class PreferenceRows {

    private static final String REMOVE = "DELETE FROM archive_preference WHERE owner = ?";
    private static final String ADD = "INSERT INTO archive_preference (owner, jid, shown) VALUES (?, ?, ?)";

    private record Row(String jid, Others shown) {}

    private PreferenceRows() {}

    static Mono<ArchivePreferences> load(Connection connection, String owner) {
        return Statements.rows(
                        connection,
                        row -> new Row(Columns.text(row, "jid"), Others.valueOf(Columns.text(row, "shown"))),
                        "SELECT jid, shown FROM archive_preference WHERE owner = ?",
                        owner)
                .map(PreferenceRows::read);
    }

    private static ArchivePreferences read(List<Row> rows) {
        var others = Others.ALWAYS;
        var always = new HashSet<Jid>();
        var never = new HashSet<Jid>();
        for (var row : rows) {
            if (row.jid().isEmpty()) {
                others = row.shown();
            } else {
                (row.shown() == Others.ALWAYS ? always : never).add(Columns.addressOf(row.jid()));
            }
        }
        return new ArchivePreferences(others, always, never);
    }

    static Mono<List<Long>> save(Connection connection, String owner, ArchivePreferences preferences) {
        var rows = new ArrayList<Object[]>();
        rows.add(new Object[] {owner, "", preferences.others().name()});
        add(rows, owner, preferences.always(), Others.ALWAYS);
        add(rows, owner, preferences.never(), Others.NEVER);
        return Statements.update(connection, REMOVE, owner)
                .then(Mono.defer(() -> Statements.updateEach(connection, ADD, rows)));
    }

    private static void add(List<Object[]> rows, String owner, Set<Jid> addresses, Others shown) {
        addresses.stream()
                .sorted()
                .forEach(address -> rows.add(new Object[] {owner, address.toString(), shown.name()}));
    }

    static Mono<Long> remove(Connection connection, String owner) {
        return Statements.update(connection, REMOVE, owner);
    }
}
