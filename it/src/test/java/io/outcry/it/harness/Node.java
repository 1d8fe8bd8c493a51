package io.outcry.it.harness;

import io.outcry.it.peer.Player;
import io.outcry.it.peer.TestServer;
import io.outcry.persistence.MariaDb;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An Outcry node in its own process, with its own data folder and ports and the accounts of {@link Cast}. */
public final class Node implements TestServer, AutoCloseable {

    private static final String OUTCRY = "io.outcry.ops.Main";

    private static final Duration IMPORT_LIMIT = Duration.ofMinutes(2);
    private static final Duration START_LIMIT = Duration.ofMinutes(1);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(30);
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(30);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

    private static final String DOMAINS = "domains=[" + Cast.MONTAGUE + "," + Cast.CAPULET + "]";

    /** The fewest rounds that are allowed: hundreds of accounts are made for each node. */
    private static final String CHEAP_PASSWORDS = "accounts.password-iterations=4096";

    /** PLAIN is off unless an operator wants it. */
    private static final String MECHANISMS = "clients.mechanisms=[external,scram-sha-512-plus,scram-sha-256-plus,"
            + "scram-sha-1-plus,scram-sha-512,scram-sha-256,scram-sha-1,plain]";

    private final Cast cast = new Cast();
    private final Path folder;
    private final int offset;
    private final List<String> settings;
    private Process process;

    private Node(Path folder, int offset, List<String> settings) {
        this.folder = folder;
        this.offset = offset;
        this.settings = List.copyOf(settings);
        this.process = launch();
    }

    /**
     * A fresh node that takes logins.
     *
     * @param settings as for {@code --set}, each {@code key=value}
     */
    public static Node start(String... settings) {
        return start(ChosenDatabase.settings(), settings);
    }

    /** A fresh node, on this server whatever was chosen for the others. */
    public static Node startOn(MariaDb server, String... settings) {
        return start(ChosenDatabase.on(server), settings);
    }

    /**
     * Nodes of one cluster on one database, all up. {@code -Doutcry.it.cluster} gives them further settings, parted by
     * spaces, for measuring.
     *
     * @param settings of each
     */
    public static List<Node> cluster(MariaDb server, int nodes, String... settings) {
        return cluster(ChosenDatabase.on(server), nodes, settings);
    }

    /** The same on any database; its settings as for {@code --set}. */
    public static List<Node> cluster(List<String> database, int nodes, String... settings) {
        var offsets = FreePorts.offsets(nodes);
        // All of them: one that names itself alone would begin a cluster of its own when it comes back from its death.
        var seeds = offsets.stream()
                .map(offset -> "\"127.0.0.1:" + (FreePorts.CLUSTER + offset) + "\"")
                .collect(Collectors.joining(",", "cluster.seeds=[", "]"));
        // They share a machine, with everything else that is tested on it.
        var patience = "pekko.cluster.failure-detector.acceptable-heartbeat-pause=5s";
        var further = Stream.of(System.getProperty("outcry.it.cluster", "").split(" "))
                .filter(setting -> !setting.isEmpty());
        return start(
                database,
                offsets,
                Stream.of(Stream.of(seeds, patience), Stream.of(settings), further)
                        .flatMap(own -> own)
                        .toArray(String[]::new));
    }

    /** A node that asks this one to let it in; fails with what it printed where it ended instead. */
    public static Node joining(Node seed, MariaDb server, String... settings) {
        var seeds = "cluster.seeds=[\"127.0.0.1:" + (FreePorts.CLUSTER + seed.offset) + "\"]";
        var all = Stream.of(ChosenDatabase.on(server).stream(), Stream.of(seeds), Stream.of(settings))
                .flatMap(own -> own)
                .toList();
        var node = new Node(freshFolder(), FreePorts.offsets(1).getFirst(), all);
        node.awaitReady();
        return node;
    }

    private static Node start(List<String> database, String... own) {
        return start(database, FreePorts.offsets(1), own).getFirst();
    }

    /** All at once, for the first of a cluster waits some seconds whether the others have begun one. */
    private static List<Node> start(List<String> database, List<Integer> offsets, String... own) {
        var settings = Stream.concat(database.stream(), Stream.of(own)).toList();
        var started = new ArrayList<Node>();
        for (var offset : offsets) {
            var folder = freshFolder();
            if (started.isEmpty()) {
                importAccounts(folder, database);
            }
            started.add(new Node(folder, offset, settings));
        }
        started.forEach(Node::awaitReady);
        return List.copyOf(started);
    }

    private static Path freshFolder() {
        try {
            var target = Files.createDirectories(Path.of("target", "nodes"));
            return Files.createTempDirectory(target.toAbsolutePath(), "node-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts it again where it stopped, with the same ports and data. */
    public void restart() {
        if (process.isAlive()) {
            throw new IllegalStateException("the node still runs");
        }
        process = launch();
        awaitReady();
    }

    @Override
    public InetSocketAddress clients() {
        return loopback(FreePorts.CLIENTS);
    }

    @Override
    public InetSocketAddress directTlsClients() {
        return loopback(FreePorts.DIRECT_TLS_CLIENTS);
    }

    @Override
    public Player player(String name) {
        return cast.next(name);
    }

    public long pid() {
        return process.pid();
    }

    /** Everything that the process printed. */
    public String output() {
        try {
            return Files.readString(log());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Everything that it wrote to its log. */
    public String logged() {
        try {
            return Files.readString(folder.resolve("log").resolve("outcry.log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What its administration answers to whoever knows the token, such as to {@code /api/status}. */
    public String administration(String path) {
        try (var client = HttpClient.newHttpClient()) {
            var token = Files.readString(folder.resolve("admin.token")).strip();
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + (FreePorts.ADMIN + offset) + path))
                    .header("Authorization", "Bearer " + token)
                    .timeout(ANSWER_LIMIT)
                    .build();
            return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Its address in the cluster, such as {@code pekko://outcry@127.0.0.1:17355}. */
    public String address() {
        return "pekko://outcry@127.0.0.1:" + (FreePorts.CLUSTER + offset);
    }

    /** Where its log and data are. */
    public Path folder() {
        return folder;
    }

    /** Asks it to stop, as an operator does, and returns its exit code. */
    public int stop() {
        process.destroy();
        return exitCode();
    }

    /** Waits until it has ended by itself, and returns its exit code. */
    public int exited() {
        return exitCode();
    }

    /** {@code kill -9}. */
    public void kill() {
        process.destroyForcibly();
        exitCode();
    }

    /** Fails where a ledger of this node is not whole. */
    public void verifyLedgers() {
        command("ledger", "verify");
    }

    /** What a command prints that speaks to this node, or works on its folder where it is stopped; fails where that fails. */
    public String command(String... words) {
        var arguments = new ArrayList<>(List.of(words));
        arguments.addAll(List.of("--data", folder.toString()));
        Stream.concat(Stream.of(DOMAINS), settings.stream())
                .forEach(setting -> arguments.addAll(List.of("--set", setting)));
        try {
            var log = Files.createTempFile(folder, "command-", ".log");
            Jvm.runToItsEnd(IMPORT_LIMIT, folder, log, OUTCRY, arguments);
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Changes the database of this stopped node behind its back. */
    public void changeDatabase(String statement) {
        ChosenDatabase.change(settings, folder.resolve("db"), statement);
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            kill();
        }
    }

    private int exitCode() {
        try {
            if (!process.waitFor(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("the node did not stop within " + STOP_LIMIT + "\n" + output());
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void awaitReady() {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + (FreePorts.ADMIN + offset) + "/ready"))
                .timeout(Duration.ofSeconds(2))
                .build();
        var start = Instant.now();
        try (var client = HttpClient.newHttpClient()) {
            while (!isReady(client, request)) {
                if (!process.isAlive()) {
                    throw new AssertionError("the node ended while it started\n" + output());
                }
                if (Duration.between(start, Instant.now()).compareTo(START_LIMIT) > 0) {
                    kill();
                    throw new AssertionError("not ready within " + START_LIMIT + "\n" + output());
                }
                LockSupport.parkNanos(LOOK_AGAIN.toNanos());
            }
        }
    }

    private static boolean isReady(HttpClient client, HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException _) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private Process launch() {
        var arguments = new ArrayList<>(List.of("run", "--data", folder.toString(), "--port-offset", "" + offset));
        arguments.addAll(List.of("--set", DOMAINS, "--set", MECHANISMS, "--set", CHEAP_PASSWORDS));
        settings.forEach(setting -> arguments.addAll(List.of("--set", setting)));
        return Jvm.start(folder, log(), OUTCRY, arguments);
    }

    private static void importAccounts(Path folder, List<String> database) {
        var list = folder.resolve("accounts.csv");
        var accounts = Cast.everybody().stream()
                .map(player -> player.bare() + "," + player.password() + "\n")
                .collect(Collectors.joining());
        try {
            Files.writeString(list, accounts);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var arguments = new ArrayList<>(List.of("user", "import", "--data", folder.toString()));
        Stream.concat(Stream.of(DOMAINS, CHEAP_PASSWORDS), database.stream())
                .forEach(setting -> arguments.addAll(List.of("--set", setting)));
        arguments.add(list.toString());
        Jvm.runToItsEnd(IMPORT_LIMIT, folder, folder.resolve("import.log"), OUTCRY, arguments);
    }

    private Path log() {
        return folder.resolve("node.log");
    }

    private InetSocketAddress loopback(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port + offset);
    }
}
