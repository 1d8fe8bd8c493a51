package io.outcry.persistence.sql;

import io.r2dbc.spi.ConnectionFactory;
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
