package io.outcry.persistence;

import io.outcry.core.Stores;
import io.outcry.core.meter.Meter;
import io.outcry.core.stanza.StanzaText;
import io.outcry.persistence.account.SqlAccountStore;
import io.outcry.persistence.account.SqlSecrets;
import io.outcry.persistence.audit.SqlAuditLog;
import io.outcry.persistence.contact.SqlBlockStore;
import io.outcry.persistence.contact.SqlContactStore;
import io.outcry.persistence.ledger.SqlArchiveStore;
import io.outcry.persistence.ledger.SqlLedgerStore;
import io.outcry.persistence.ledger.SqlLedgerUpkeep;
import io.outcry.persistence.pep.SqlPepStore;
import io.outcry.persistence.presence.SqlFarewellStore;
import io.outcry.persistence.privatexml.SqlPrivateXmlStore;
import io.outcry.persistence.retention.SqlHoldStore;
import io.outcry.persistence.retention.SqlLedgerPurge;
import io.outcry.persistence.room.SqlRoomStore;
import io.outcry.persistence.sql.Database;
import io.outcry.persistence.sql.Engine;
import io.outcry.persistence.sql.Schema;
import io.outcry.persistence.vcard.SqlVCardStore;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** All stores on one database. One per process: two would not see each other's appends under way. */
public final class SqlStores implements AutoCloseable {

    private final Engine engine;
    private final Database database;
    private final SqlLedgerStore ledger;
    private final Stores stores;

    private SqlStores(Engine engine, Database database, DatabaseConfig config, StanzaText stanzaText) {
        this.engine = engine;
        this.database = database;
        this.ledger = new SqlLedgerStore(database, config, database.meter());
        this.stores = new Stores(
                new SqlAccountStore(database),
                new SqlContactStore(database, stanzaText),
                new SqlBlockStore(database),
                new SqlPepStore(database, stanzaText),
                new SqlFarewellStore(database, stanzaText),
                new SqlVCardStore(database, stanzaText),
                new SqlPrivateXmlStore(database, stanzaText),
                new SqlRoomStore(database, stanzaText),
                ledger,
                new SqlArchiveStore(database, config),
                new SqlLedgerUpkeep(database),
                new SqlLedgerPurge(database, InstantSource.system()),
                new SqlHoldStore(database),
                new SqlAuditLog(database, config.datacenter()));
    }

    /**
     * Opens the database and brings its tables to the form that this version needs. Blocks until that is done.
     *
     * @param stanzaText how stanzas stand in the tables; what it wrote once it has to read forever
     * @throws DatabaseInUseException where another process has the embedded database open
     * @throws DatabaseAbsentException where no server lets us in
     * @throws IllegalArgumentException where the url is none that this version knows
     */
    public static SqlStores open(DatabaseConfig config, StanzaText stanzaText, Meter meter) {
        var engine = Engine.open(config);
        try {
            Schema.migrate(engine.dataSource(), engine.dialect());
            var database = new Database(engine.connectionFactory(), engine.dialect(), config, meter);
            return new SqlStores(engine, database, config, stanzaText);
        } catch (RuntimeException failed) {
            engine.close();
            throw failed;
        }
    }

    /** What an operator should know of how the database is set, a sentence each. */
    public List<String> warnings() {
        return engine.warnings();
    }

    public SqlSecrets secrets() {
        return new SqlSecrets(database);
    }

    /** How the database does. */
    public LayerReport report() {
        return database.report();
    }

    /**
     * Writes all that is stored, as it is at one moment, into a new file; everything goes on meanwhile. Fails with a {@link
     * NoBackupException} where the database's own tools have to do that.
     */
    public CompletionStage<Void> backup(Path file) {
        return CompletableFuture.runAsync(
                () -> {
                    try {
                        engine.backup(file);
                    } catch (SQLException failed) {
                        throw new IllegalStateException("the backup failed: " + failed.getMessage(), failed);
                    }
                },
                Thread::startVirtualThread);
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
            engine.close();
        }
    }
}
