package io.outcry.persistence;

import io.outcry.core.Stores;
import io.outcry.core.stanza.StanzaText;
import io.outcry.persistence.account.SqlAccountStore;
import io.outcry.persistence.audit.SqlAuditLog;
import io.outcry.persistence.contact.SqlBlockStore;
import io.outcry.persistence.contact.SqlContactStore;
import io.outcry.persistence.ledger.SqlLedgerStore;
import io.outcry.persistence.pep.SqlPepStore;
import io.outcry.persistence.presence.SqlFarewellStore;
import io.outcry.persistence.privatexml.SqlPrivateXmlStore;
import io.outcry.persistence.sql.Database;
import io.outcry.persistence.sql.Dialect;
import io.outcry.persistence.sql.H2;
import io.outcry.persistence.sql.Schema;
import io.outcry.persistence.vcard.SqlVCardStore;
import java.sql.Connection;
import java.sql.SQLException;

/** All stores on one database. One per process: two would not see each other's appends under way. */
public final class SqlStores implements AutoCloseable {

    private final Connection hold;
    private final Database database;
    private final SqlLedgerStore ledger;
    private final Stores stores;

    private SqlStores(Connection hold, Database database, DatabaseConfig config, StanzaText stanzaText) {
        this.hold = hold;
        this.database = database;
        this.ledger = new SqlLedgerStore(database, config);
        this.stores = new Stores(
                new SqlAccountStore(database),
                new SqlContactStore(database, stanzaText),
                new SqlBlockStore(database),
                new SqlPepStore(database, stanzaText),
                new SqlFarewellStore(database, stanzaText),
                new SqlVCardStore(database, stanzaText),
                new SqlPrivateXmlStore(database, stanzaText),
                ledger,
                new SqlAuditLog(database, config.datacenter()));
    }

    /**
     * Opens the database and brings its tables to the form that this version needs. Blocks until that is done.
     *
     * @param stanzaText how stanzas stand in the tables; what it wrote once it has to read forever
     * @throws DatabaseInUseException where another process has the embedded database open
     * @throws IllegalArgumentException where the url is none that this version knows
     */
    public static SqlStores open(DatabaseConfig config, StanzaText stanzaText) {
        var h2 = H2.of(config)
                .orElseThrow(() -> new IllegalArgumentException(
                        "url must be h2:file:/folder/name or h2:mem:name, was " + config.url()));
        var hold = h2.hold();
        try {
            Schema.migrate(h2.dataSource(), Dialect.H2);
            return new SqlStores(hold, new Database(h2.connectionFactory(), config), config, stanzaText);
        } catch (RuntimeException failed) {
            release(hold);
            throw failed;
        }
    }

    public Stores stores() {
        return stores;
    }

    /** Lets nothing new begin, waits for what is under way as long as an answer may take, and closes the database. */
    @Override
    public void close() {
        ledger.close();
        try {
            database.close();
        } finally {
            release(hold);
        }
    }

    private static void release(Connection hold) {
        try {
            hold.close();
        } catch (SQLException failed) {
            throw new IllegalStateException("cannot close the database: " + failed.getMessage(), failed);
        }
    }
}
