package io.outcry.persistence.sql;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** Brings the tables to the form that this version needs; the numbered files beside it are never changed once released. */
public final class Schema {

    private static final String FOLDER = "classpath:io/outcry/persistence/schema";

    private Schema() {}

    /** Blocks until done. Tells how many migrations it ran. */
    public static int migrate(DataSource source, Dialect dialect) {
        return Flyway.configure()
                .dataSource(source)
                .locations(FOLDER)
                .placeholders(Map.of(
                        "long_text",
                        dialect.longText(),
                        "table_options",
                        dialect.tableOptions(),
                        "partition_ledger",
                        dialect.isServer() ? Partitions.first(LocalDate.now(ZoneOffset.UTC)) : ""))
                .cleanDisabled(true)
                .load()
                .migrate()
                .migrationsExecuted;
    }
}
