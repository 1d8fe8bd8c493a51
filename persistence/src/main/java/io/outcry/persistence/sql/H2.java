package io.outcry.persistence.sql;

import io.outcry.persistence.DatabaseConfig;
import io.outcry.persistence.DatabaseInUseException;
import io.r2dbc.h2.H2ConnectionConfiguration;
import io.r2dbc.h2.H2ConnectionFactory;
import io.r2dbc.spi.ConnectionFactory;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.h2.api.ErrorCode;
import org.h2.jdbcx.JdbcDataSource;

/** Opens the embedded database: blocking for the schema, by R2DBC for everything after. */
public final class H2 {

    private static final String PREFIX = "h2:";
    private static final String USER = "sa";

    private final String name;
    private final String url;

    private H2(String name, String url) {
        this.name = name;
        this.url = url;
    }

    /** Empty where the url is of another kind of database. */
    public static Optional<H2> of(DatabaseConfig config) {
        if (!config.url().startsWith(PREFIX)) {
            return Optional.empty();
        }
        var name = config.url().substring(PREFIX.length());
        if (name.contains(";") || Stream.of("file:", "mem:", "tcp:").noneMatch(name::startsWith)) {
            throw new IllegalArgumentException(
                    "url must be h2:file:/folder/name, h2:tcp://host:port/name or h2:mem:name, without options, was "
                            + config.url());
        }
        return Optional.of(new H2(name, name + options(config)));
    }

    /** Of this process alone, and not only in memory. */
    boolean isFile() {
        return name.startsWith("file:");
    }

    public String name() {
        return PREFIX + name;
    }

    private static String options(DatabaseConfig config) {
        return ";MODE=MySQL;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE"
                // The default writes half a second after the commit was answered: a kill would lose it.
                + ";WRITE_DELAY=0"
                // We close it ourselves, after the last actor; H2's own shutdown hook would be too early.
                + ";DB_CLOSE_ON_EXIT=FALSE"
                + ";QUERY_TIMEOUT=" + config.statementTimeout().toMillis()
                + ";LOCK_TIMEOUT=" + config.lockTimeout().toMillis();
    }

    public DataSource dataSource() {
        var source = new JdbcDataSource();
        source.setURL("jdbc:h2:" + url);
        source.setUser(USER);
        return source;
    }

    /**
     * Opens the database for as long as the answer is not closed: without it, H2 would close and open its file whenever
     * the last connection of the pool goes.
     */
    public Connection hold() {
        try {
            return dataSource().getConnection();
        } catch (SQLException refused) {
            if (refused.getErrorCode() == ErrorCode.DATABASE_ALREADY_OPEN_1) {
                throw new DatabaseInUseException(
                        "the data folder is in use by another process: it has " + name + " open", refused);
            }
            throw new IllegalStateException("cannot open the database " + name + ": " + refused.getMessage(), refused);
        }
    }

    public ConnectionFactory connectionFactory() {
        return new H2ConnectionFactory(
                H2ConnectionConfiguration.builder().url(url).username(USER).build());
    }
}
