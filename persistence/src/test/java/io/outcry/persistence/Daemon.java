package io.outcry.persistence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** A program of the system, started for tests on its own folder and port. */
final class Daemon {

    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(30);
    private static final int LOWEST_PORT = 20_000;
    private static final int HIGHEST_PORT = 32_767;

    private static final List<String> FOLDERS = List.of("/usr/sbin", "/usr/bin", "/usr/local/sbin", "/usr/local/bin");

    private final List<String> command;
    private final Path log;
    private Process process;

    private Daemon(List<String> command, Path log) {
        this.command = List.copyOf(command);
        this.log = log;
        this.process = launch();
    }

    static Daemon start(List<String> command, Path log, BooleanSupplier isReady) {
        var daemon = new Daemon(command, log);
        // Whoever ends this JVM in order leaves nothing behind.
        Runtime.getRuntime().addShutdownHook(new Thread(daemon::kill, "stops " + log.getFileName()));
        daemon.awaitReady(isReady);
        return daemon;
    }

    /** The path of a program that a Debian package brings; without it a test cannot run, and fails. */
    static String program(String name, String debianPackage) {
        return FOLDERS.stream()
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst()
                .orElseThrow(() -> new AssertionError(
                        "this test needs " + name + "; get it with: sudo apt install " + debianPackage));
    }

    static int freePort() {
        var random = new Random();
        while (true) {
            var port = LOWEST_PORT + random.nextInt(HIGHEST_PORT - LOWEST_PORT);
            try (var socket = new ServerSocket()) {
                socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
                return port;
            } catch (IOException _) {
                // Taken; the next one.
            }
        }
    }

    /** Waits until a program that ends by itself has done so. */
    static void runToItsEnd(List<String> command, Path log) {
        var once = new Daemon(command, log);
        if (once.exitCode() != 0) {
            throw new AssertionError(command + " failed\n" + once.output());
        }
    }

    void restart(BooleanSupplier isReady) {
        if (process.isAlive()) {
            throw new IllegalStateException("it still runs");
        }
        process = launch();
        awaitReady(isReady);
    }

    /** {@code kill -9}. */
    void kill() {
        process.destroyForcibly();
        exitCode();
    }

    /** Such as {@code STOP} and {@code CONT}. */
    void signal(String name) {
        runToItsEnd(List.of("/bin/kill", "-" + name, "" + process.pid()), log.resolveSibling("kill.log"));
    }

    private Process launch() {
        try {
            return new ProcessBuilder(new ArrayList<>(command))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int exitCode() {
        try {
            if (!process.waitFor(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                throw new AssertionError(command + " did not end within " + STOP_LIMIT + "\n" + output());
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void awaitReady(BooleanSupplier isReady) {
        var end = Instant.now().plus(START_LIMIT);
        while (!isReady.getAsBoolean()) {
            if (!process.isAlive() || Instant.now().isAfter(end)) {
                throw new AssertionError(command + " did not get ready\n" + output());
            }
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
        }
    }

    private String output() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
