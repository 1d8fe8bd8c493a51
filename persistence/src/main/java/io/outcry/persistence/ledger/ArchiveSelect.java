package io.outcry.persistence.ledger;

import io.outcry.core.address.Jid;
import io.outcry.core.archive.ArchiveFilter;
import io.outcry.persistence.sql.Columns;
import java.util.ArrayList;
import java.util.List;

/**
 * The statement that reads an archive's rows. Its order names the whole index, for H2 sorts everything otherwise.
 *
 * @param index the columns of the index before {@code seq}
 */
record ArchiveSelect(List<String> index, String condition, List<Object> values) {

    /** As the column is cut. */
    private static final int PEER_KEY_CHARS = 191;

    static ArchiveSelect of(String owner, String datacenter, ArchiveFilter filter, ArchiveBounds bounds) {
        var index = new ArrayList<>(List.of("owner", "dc", "shown"));
        var condition = new StringBuilder("owner = ? AND dc = ? AND shown = TRUE AND seq > ? AND seq < ?");
        var values = new ArrayList<Object>(List.of(owner, datacenter, bounds.after(), bounds.before()));
        filter.with().ifPresent(peer -> {
            index.add("peer_key");
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
        index.add("seq");
        return new ArchiveSelect(index, condition.toString(), values);
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
        return "SELECT " + LedgerRow.COLUMNS + " FROM ledger WHERE " + condition + " ORDER BY "
                + String.join(isFromEnd ? " DESC, " : ", ", index) + (isFromEnd ? " DESC" : "") + " LIMIT ?";
    }

    String count() {
        return "SELECT COUNT(*) AS entries FROM (SELECT seq FROM ledger WHERE " + condition + " LIMIT ?) found";
    }

    Object[] valuesAnd(int limit) {
        var all = new ArrayList<>(values);
        all.add(limit);
        return all.toArray();
    }
}
