package io.outcry.it.harness;

import io.outcry.it.peer.Patience;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** H2 as a server of its own, as {@code ./outcry cluster} starts it. */
public final class H2Server implements DatabaseServer {

    private final Path folder;
    private final int port;
    private final AtomicInteger databases = new AtomicInteger();
    private Process process;

    private H2Server(Path folder, int port) {
        this.folder = folder;
        this.port = port;
        this.process = launch();
    }

    /** A fresh server on an empty folder; whoever ends this JVM in order leaves nothing of it behind. */
    public static H2Server start() {
        try {
            var target = Files.createDirectories(Path.of("target", "h2"));
            var folder = Files.createTempDirectory(target.toAbsolutePath(), "server-");
            var server = new H2Server(folder, FreePorts.one());
            Runtime.getRuntime().addShutdownHook(new Thread(server::kill, "stops H2"));
            server.awaitReady();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public List<String> freshDatabase() {
        return List.of("database.url=\"h2:tcp://127.0.0.1:" + port + "/outcry" + databases.incrementAndGet() + "\"");
    }

    @Override
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void restart() {
        if (process.isAlive()) {
            throw new IllegalStateException("it still runs");
        }
        process = launch();
        awaitReady();
    }

    private Process launch() {
        return Jvm.start(
                folder,
                folder.resolve("server.log"),
                "org.h2.tools.Server",
                List.of("-tcp", "-tcpPort", "" + port, "-ifNotExists", "-baseDir", folder.toString()));
    }

    private void awaitReady() {
        Patience.until("H2 answers on port " + port, () -> {
            try (var socket = new Socket()) {
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
                return true;
            } catch (IOException _) {
                return false;
            }
        });
    }
}
