package io.outcry.persistence.sql;

import io.outcry.persistence.DatabaseConfig;
import io.r2dbc.spi.ConnectionFactory;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/** The database of a url: blocking for the schema, by R2DBC for everything after. */
public sealed interface Engine extends AutoCloseable permits Embedded, MySql {

    /**
     * Opens it, or fails at once and says why.
     *
     * @throws IllegalArgumentException where the url is none that this version knows
     * @throws io.outcry.persistence.DatabaseInUseException where another process has the embedded database open
     * @throws io.outcry.persistence.DatabaseAbsentException where no server lets us in
     */
    static Engine open(DatabaseConfig config) {
        return H2.of(config)
                .<Engine>map(h2 -> new Embedded(h2, h2.hold()))
                .or(() -> MySql.of(config).map(MySql::greet))
                .orElseThrow(() -> new IllegalArgumentException(
                        "url must be h2:file:/folder/name, h2:tcp://host:port/name, h2:mem:name or mysql://host:port/name, was "
                                + (config.url().contains("@") ? "another" : config.url())));
    }

    Dialect dialect();

    DataSource dataSource();

    ConnectionFactory connectionFactory();

    /** What an operator should know of how this database is set, a sentence each. */
    default List<String> warnings() {
        return List.of();
    }

    /**
     * Writes all of the database, as it is at one moment, into a new file. Blocks until it is there; the database goes on
     * meanwhile.
     *
     * @throws io.outcry.persistence.NoBackupException where its own tools have to do that
     */
    void backup(Path file) throws SQLException;

    /** How the database is called in messages: never with a password. */
    String name();

    @Override
    void close();
}
