package io.outcry.persistence.ledger;

import io.outcry.core.ledger.Entry;
import io.outcry.core.ledger.Listed;
import io.outcry.core.ledger.Placed;
import io.outcry.persistence.sql.Columns;
import io.r2dbc.spi.Readable;

/** A row of the ledger, as it is read. */
final class LedgerRow {

    /** What {@link #read} needs. */
    static final String COLUMNS =
            "epoch, seq, id, at_utc, kind, peer, origin_id, shown, message_id, retracts, custody, stanza";

    private LedgerRow() {}

    static Placed read(Readable row) {
        var listed =
                new Listed(Columns.flag(row, "shown"), Columns.text(row, "message_id"), Columns.text(row, "retracts"));
        return new Placed(
                Columns.number(row, "epoch"),
                Columns.number(row, "seq"),
                new Entry(
                        Columns.text(row, "id"),
                        Columns.time(row, "at_utc"),
                        Entry.Kind.valueOf(Columns.text(row, "kind")),
                        Columns.address(row, "peer"),
                        Columns.text(row, "origin_id"),
                        listed,
                        Columns.text(row, "custody"),
                        Columns.text(row, "stanza")));
    }
}
