package io.outcry.persistence.sql;

import io.outcry.persistence.NoBackupException;
import io.r2dbc.spi.ConnectionFactory;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** The embedded database, held open. */
record Embedded(H2 h2, Connection hold) implements Engine {

    @Override
    public Dialect dialect() {
        return Dialect.H2;
    }

    @Override
    public DataSource dataSource() {
        return h2.dataSource();
    }

    @Override
    public ConnectionFactory connectionFactory() {
        return h2.connectionFactory();
    }

    @Override
    public void backup(Path file) throws SQLException {
        if (!h2.isFile()) {
            throw new NoBackupException("the database " + name() + " is no file of this node: back it up where it is");
        }
        try (var connection = h2.dataSource().getConnection();
                var statement = connection.createStatement()) {
            // A large database takes longer than any other statement may.
            statement.execute("SET QUERY_TIMEOUT 0");
            statement.execute("BACKUP TO '" + file.toAbsolutePath().toString().replace("'", "''") + "'");
        }
    }

    @Override
    public String name() {
        return h2.name();
    }

    @Override
    public void close() {
        try {
            hold.close();
        } catch (SQLException failed) {
            throw new IllegalStateException("cannot close the database: " + failed.getMessage(), failed);
        }
    }
}
