package io.outcry.persistence.sql;

import io.asyncer.r2dbc.mysql.MySqlConnectionConfiguration;
import io.asyncer.r2dbc.mysql.MySqlConnectionFactory;
import io.asyncer.r2dbc.mysql.constant.SslMode;
import io.outcry.persistence.DatabaseAbsentException;
import io.outcry.persistence.DatabaseConfig;
import io.outcry.persistence.NoBackupException;
import io.outcry.persistence.ServerAccess;
import io.outcry.persistence.ServerAccess.Tls;
import io.r2dbc.spi.ConnectionFactory;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.mariadb.jdbc.MariaDbDataSource;

/** A database of a MySQL or MariaDB server. */
public final class MySql implements Engine {

    /** Numbers are checked, texts are never cut, whatever the server's own setting is. */
    private static final String STRICT = "sql_mode='STRICT_ALL_TABLES,ONLY_FULL_GROUP_BY,NO_ENGINE_SUBSTITUTION'";

    private final ServerAddress address;
    private final DatabaseConfig config;
    private final Tls tls;
    private final ServerFacts facts;

    private MySql(ServerAddress address, DatabaseConfig config, ServerFacts facts) {
        this.address = address;
        this.config = config;
        this.tls = access().tls().orElseGet(() -> address.isOfThisMachine() ? Tls.OFF : Tls.VERIFIED);
        this.facts = facts;
    }

    /** Empty where the url is of another kind of database. */
    static Optional<MySql> of(DatabaseConfig config) {
        return ServerAddress.of(config.url()).map(address -> new MySql(address, config, ServerFacts.UNKNOWN));
    }

    /** The same, once it has been seen what answers there. */
    MySql greet() {
        try (var connection = dataSource().getConnection()) {
            return new MySql(address, config, ServerFacts.of(connection));
        } catch (SQLException refused) {
            throw new DatabaseAbsentException(
                    "cannot open the database " + address + " as " + access().user() + ": " + reason(refused), refused);
        }
    }

    private static String reason(SQLException refused) {
        var reasons = new ArrayList<String>();
        for (Throwable next = refused; next != null; next = next.getCause()) {
            reasons.add(String.valueOf(next.getMessage()));
        }
        return String.join("; ", reasons);
    }

    private ServerAccess access() {
        return config.server();
    }

    @Override
    public String name() {
        return address.toString();
    }

    @Override
    public Dialect dialect() {
        return Dialect.mySql(facts.kind());
    }

    @Override
    public List<String> warnings() {
        return facts.warnings();
    }

    @Override
    public DataSource dataSource() {
        try {
            var source = new MariaDbDataSource(jdbcUrl());
            source.setUser(access().user());
            source.setPassword(access().password());
            source.setLoginTimeout((int) Math.max(1, config.acquireTimeout().toSeconds()));
            return source;
        } catch (SQLException wrong) {
            throw new IllegalArgumentException("url must be one that its driver takes: " + address, wrong);
        }
    }

    private String jdbcUrl() {
        // A server may ask this driver for files of ours, unless it is told to give none.
        var url = new StringBuilder("jdbc:mariadb://%s:%d/%s?allowLocalInfile=false&sslMode=%s"
                .formatted(
                        address.host(),
                        address.port(),
                        address.database(),
                        switch (tls) {
                            case OFF -> "disable&allowPublicKeyRetrieval=true";
                            case REQUIRED -> "trust";
                            case VERIFIED -> "verify-full";
                        }));
        access().authorities().ifPresent(file -> url.append("&serverSslCert=").append(file.toAbsolutePath()));
        return url.toString();
    }

    @Override
    public ConnectionFactory connectionFactory() {
        var builder = MySqlConnectionConfiguration.builder()
                .host(address.host())
                .port(address.port())
                .database(address.database())
                .user(access().user())
                .password(access().password())
                .connectTimeout(config.acquireTimeout())
                .tcpKeepAlive(true)
                .tcpNoDelay(true)
                .lockWaitTimeout(wholeSeconds(config.lockTimeout()))
                .statementTimeout(config.statementTimeout())
                .sessionVariables(session())
                // Values travel apart from the statement's text, so that no error of the server can quote them.
                .useServerPrepareStatement()
                .sslMode(
                        switch (tls) {
                            case OFF -> SslMode.DISABLED;
                            case REQUIRED -> SslMode.REQUIRED;
                            case VERIFIED -> SslMode.VERIFY_IDENTITY;
                        });
        if (tls == Tls.VERIFIED) {
            access().authorities().ifPresent(file -> builder.sslCa(file.toString()));
        }
        return MySqlConnectionFactory.from(builder.build());
    }

    /** The server takes nothing finer for this one. */
    private static Duration wholeSeconds(Duration time) {
        return Duration.ofSeconds(Math.ceilDiv(time.toMillis(), 1_000L));
    }

    private String[] session() {
        var variables = new ArrayList<>(facts.kind().session(config.answerTimeout()));
        variables.add(STRICT);
        // Else who changes the table waits a day for somebody who reads it, and everybody else waits for him.
        variables.add("lock_wait_timeout=" + wholeSeconds(config.lockTimeout()).toSeconds());
        return variables.toArray(String[]::new);
    }

    @Override
    public void backup(Path file) {
        throw new NoBackupException("the database is a server, " + address
                + ": back it up and restore it with its own tools, such as mariadb-dump --single-transaction or"
                + " mariadb-backup, and look at the result with: ./outcry ledger verify");
    }

    /** Nothing: the pool holds the only connections. */
    @Override
    public void close() {}
}
