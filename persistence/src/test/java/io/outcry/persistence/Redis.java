package io.outcry.persistence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;

/** A server of Debian's package redis-server, on a port of its own, which can be killed, frozen and started again. */
public final class Redis implements AutoCloseable {

    private final Daemon daemon;
    private final Path folder;
    private final int port;

    private Redis(Daemon daemon, Path folder, int port) {
        this.daemon = daemon;
        this.folder = folder;
        this.port = port;
    }

    /**
     * A fresh server that keeps what it holds in a file on request only.
     *
     * @param options of redis-server, beside those that every test needs
     */
    public static Redis start(String... options) {
        try {
            var target = Files.createDirectories(Path.of("target", "redis"));
            var folder = Files.createTempDirectory(target, "server-").toAbsolutePath();
            var port = Daemon.freePort();
            var command = new ArrayList<>(List.of(
                    Daemon.program("redis-server", "redis-server"),
                    "--port",
                    "" + port,
                    "--bind",
                    "127.0.0.1",
                    "--save",
                    "",
                    "--dir",
                    folder.toString()));
            command.addAll(List.of(options));
            return new Redis(Daemon.start(command, folder.resolve("server.log"), () -> answers(port)), folder, port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean answers(int port) {
        try (var client = RedisClient.create("127.0.0.1", port)) {
            return client.ping().equals("PONG");
        } catch (JedisDataException _) {
            // It wants to know who asks.
            return true;
        } catch (JedisException _) {
            return false;
        }
    }

    public static int freePort() {
        return Daemon.freePort();
    }

    public String url() {
        return "redis://127.0.0.1:" + port;
    }

    /** To look at what it holds. */
    public RedisClient client() {
        return RedisClient.create("127.0.0.1", port);
    }

    /** Keeps what it holds now in its file. */
    public void save() {
        ask("save");
    }

    /** It answers nobody for this long. */
    public void pause(Duration time) {
        ask("client", "pause", "" + time.toMillis());
    }

    private void ask(String... words) {
        var command = new ArrayList<>(List.of(Daemon.program("redis-cli", "redis-tools"), "-p", "" + port));
        command.addAll(List.of(words));
        Daemon.runToItsEnd(command, folder.resolve("cli.log"));
    }

    /** {@code kill -9}. */
    public void kill() {
        daemon.kill();
    }

    /** With what it had in its file; without one, empty. */
    public void restart() {
        daemon.restart(() -> answers(port));
    }

    /** It takes connections and answers nothing, until {@link #thaw}. */
    public void freeze() {
        daemon.signal("STOP");
    }

    public void thaw() {
        daemon.signal("CONT");
    }

    @Override
    public void close() {
        daemon.kill();
    }
}
