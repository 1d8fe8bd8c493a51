package io.outcry.ops.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds out which process listens on a port, where the system lets us see it (Linux, through {@code /proc}). */
public final class PortOwner {

    /** TCP_LISTEN in the kernel's table. */
    private static final String LISTENING = "0A";

    private PortOwner() {}

    /** Such as {@code nginx (process 812)}: never its arguments, which may hold secrets. */
    public static Optional<String> find(int port) {
        return find(Path.of("/proc"), port);
    }

    static Optional<String> find(Path proc, int port) {
        var sockets = Stream.of("net/tcp", "net/tcp6")
                .flatMap(table -> lines(proc.resolve(table)).stream())
                .flatMap(line -> listeningSocket(line, port).stream())
                .collect(Collectors.toSet());
        return sockets.isEmpty() ? Optional.empty() : holder(proc, sockets);
    }

    /** Columns: number, local address and port in hex, remote, state, queues, timer, retries, user, timeout, inode. */
    private static Optional<String> listeningSocket(String line, int port) {
        var columns = line.strip().split("\\s+", -1);
        var suffix = String.format(Locale.ROOT, ":%04X", port);
        return columns.length > 9 && columns[1].endsWith(suffix) && columns[3].equals(LISTENING)
                ? Optional.of("socket:[" + columns[9] + "]")
                : Optional.empty();
    }

    private static Optional<String> holder(Path proc, Set<String> sockets) {
        return children(proc).stream()
                .filter(process -> process.getFileName().toString().matches("\\d+"))
                .filter(process ->
                        children(process.resolve("fd")).stream().anyMatch(fd -> sockets.contains(target(fd))))
                .findFirst()
                .map(process -> name(process) + " (process " + process.getFileName() + ")");
    }

    private static String name(Path process) {
        return lines(process.resolve("comm")).stream().findFirst().orElse("a program");
    }

    private static List<Path> children(Path folder) {
        try (var children = Files.list(folder)) {
            return children.toList();
        } catch (IOException _) {
            // Another user's process, or one that has just ended.
            return List.of();
        }
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException _) {
            return "";
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException _) {
            return List.of();
        }
    }
}
