package io.outcry.persistence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A server of Debian's package mariadb-server, on a folder and port of its own, which can be killed and started again. */
public final class MariaDb {

    public static final String USER = "outcry";
    public static final String PASSWORD = "wherefore";

    static final ServerAccess ACCESS = new ServerAccess(USER, PASSWORD, Optional.empty(), Optional.empty());

    private static final String PACKAGE = "mariadb-server";

    private final Daemon daemon;
    private final int port;

    /** How its driver calls whether to encrypt. */
    private final String tls;

    private MariaDb(Daemon daemon, int port, String tls) {
        this.daemon = daemon;
        this.port = port;
        this.tls = tls;
    }

    /** One for all tests of this process; started with the first that needs it. It does not wait for the disk. */
    public static MariaDb shared() {
        return Shared.SERVER;
    }

    private static final class Shared {

        private static final MariaDb SERVER = start("--innodb-flush-log-at-trx-commit=2");
    }

    /**
     * A fresh server on an empty folder.
     *
     * @param options of mariadbd, beside those that every test needs
     */
    public static MariaDb start(String... options) {
        try {
            var target = Files.createDirectories(Path.of("target", "mariadb"));
            var folder = Files.createTempDirectory(target, "server-").toAbsolutePath();
            var user = isRoot() ? List.of("--user=root") : List.<String>of();
            install(folder, user);
            var port = Daemon.freePort();
            var tls = List.of(options).contains("--require-secure-transport=ON") ? "trust" : "disable";
            var command = new ArrayList<>(List.of(Daemon.program("mariadbd", PACKAGE), "--no-defaults"));
            command.addAll(user);
            command.addAll(List.of(
                    "--datadir=" + folder.resolve("data"),
                    // A path of a socket may have 107 bytes, and nobody asks for one here.
                    "--socket=" + Files.createTempDirectory("outcry-mariadb").resolve("s"),
                    "--pid-file=" + folder.resolve("pid"),
                    "--bind-address=127.0.0.1",
                    "--port=" + port,
                    "--skip-name-resolve",
                    "--init-file=" + Files.writeString(folder.resolve("init.sql"), """
                            CREATE USER IF NOT EXISTS '%1$s'@'127.0.0.1' IDENTIFIED BY '%2$s';
                            GRANT ALL ON *.* TO '%1$s'@'127.0.0.1';
                            """.formatted(USER, PASSWORD))));
            command.addAll(List.of(options));
            var daemon = Daemon.start(command, folder.resolve("server.log"), () -> answers(port, tls));
            return new MariaDb(daemon, port, tls);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void install(Path folder, List<String> user) {
        var command = new ArrayList<>(List.of(
                Daemon.program("mariadb-install-db", PACKAGE),
                "--no-defaults",
                "--datadir=" + folder.resolve("data"),
                "--auth-root-authentication-method=normal",
                "--skip-test-db"));
        command.addAll(user);
        Daemon.runToItsEnd(command, folder.resolve("install.log"));
    }

    private static boolean isRoot() {
        return System.getProperty("user.name").equals("root");
    }

    private static boolean answers(int port, String tls) {
        try (var _ = connect(port, tls)) {
            return true;
        } catch (SQLException _) {
            return false;
        }
    }

    private static Connection connect(int port, String tls) throws SQLException {
        return DriverManager.getConnection("jdbc:mariadb://127.0.0.1:" + port + "/?sslMode=" + tls, USER, PASSWORD);
    }

    /** A new empty database's url. */
    public String createDatabase() {
        var name = "t" + UUID.randomUUID().toString().replace("-", "");
        execute("CREATE DATABASE " + name);
        return "mysql://127.0.0.1:" + port + "/" + name;
    }

    public void execute(String sql) {
        try (var connection = connect(port, tls);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failed) {
            throw new AssertionError(sql + " failed", failed);
        }
    }

    /** Ends every connection to the database of this url, without a word to whoever holds the other end. */
    public void disconnect(String url) {
        var database = url.substring(url.lastIndexOf('/') + 1);
        try (var connection = connect(port, tls);
                var statement = connection.createStatement();
                var kill = connection.createStatement();
                var rows = statement.executeQuery(
                        "SELECT id FROM information_schema.processlist WHERE db = '" + database + "'")) {
            while (rows.next()) {
                kill.execute("KILL " + rows.getLong(1));
            }
        } catch (SQLException failed) {
            throw new AssertionError("cannot disconnect " + database, failed);
        }
    }

    /** {@code kill -9}. */
    public void kill() {
        daemon.kill();
    }

    /** With what it had on its disk. */
    public void restart() {
        daemon.restart(() -> answers(port, tls));
    }
}
