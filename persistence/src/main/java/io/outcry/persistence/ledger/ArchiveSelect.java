package io.outcry.persistence.ledger;

import io.outcry.core.address.Jid;
import io.outcry.core.archive.ArchiveFilter;
import io.outcry.persistence.sql.Columns;
import io.outcry.persistence.sql.Dialect;
import java.util.ArrayList;
import java.util.List;

/**
 * The statement that reads an archive's rows.
 *
 * @param given the columns of the index before {@code seq}
 */
record ArchiveSelect(Dialect dialect, List<String> given, String condition, List<Object> values) {

    /** As the column is cut. */
    private static final int PEER_KEY_CHARS = 191;

    static ArchiveSelect of(ArchiveBounds.Reader reader, ArchiveFilter filter, ArchiveBounds bounds) {
        var given = new ArrayList<>(List.of("owner", "dc", "shown"));
        var condition = new StringBuilder("owner = ? AND dc = ? AND shown = TRUE AND seq > ? AND seq < ?");
        var values =
                new ArrayList<Object>(List.of(reader.owner(), reader.datacenter(), bounds.after(), bounds.before()));
        filter.with().ifPresent(peer -> {
            given.add("peer_key");
            with(peer, condition, values);
        });
        filter.start().ifPresent(start -> {
            condition.append(" AND at_utc >= ?");
            values.add(Columns.ofTime(start));
        });
        filter.end().ifPresent(end -> {
            condition.append(" AND at_utc <= ?");
            values.add(Columns.ofTime(end));
        });
        return new ArchiveSelect(reader.dialect(), given, condition.toString(), values);
    }

    private static void with(Jid peer, StringBuilder condition, List<Object> values) {
        var bare = peer.bare().toString();
        condition.append(" AND peer_key = ?");
        values.add(bare.length() > PEER_KEY_CHARS ? bare.substring(0, PEER_KEY_CHARS) : bare);
        if (peer.isFull()) {
            condition.append(" AND peer = ?");
            values.add(peer.toString());
        } else if (bare.length() >= PEER_KEY_CHARS) {
            condition.append(" AND (peer = ? OR LEFT(peer, ?) = ?)");
            values.addAll(List.of(bare, bare.length() + 1, bare + '/'));
        }
    }

    String page(boolean isFromEnd) {
        return "SELECT " + LedgerRow.COLUMNS + from() + dialect.order(given, "seq", isFromEnd) + " LIMIT ?";
    }

    String count() {
        return "SELECT COUNT(*) AS entries FROM (SELECT seq" + from() + " LIMIT ?) found";
    }

    private String from() {
        var index = given.contains("peer_key") ? "ledger_shown_by_peer" : "ledger_shown";
        return " FROM ledger" + dialect.by(index) + " WHERE " + condition;
    }

    Object[] valuesAnd(int limit) {
        var all = new ArrayList<>(values);
        all.add(limit);
        return all.toArray();
    }
}
