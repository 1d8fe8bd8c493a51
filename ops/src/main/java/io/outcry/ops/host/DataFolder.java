package io.outcry.ops.host;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * Where everything of one node is kept. At most one process at a time holds it, by a lock that ends with the process,
 * so that a killed node leaves nothing to clean up.
 */
public record DataFolder(Path root) {

    /** The right to use the folder; closing gives it back. */
    public record Hold(FileChannel channel, FileLock lock) implements AutoCloseable {

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }

    public DataFolder {
        root = root.toAbsolutePath().normalize();
    }

    /** Empty where another process holds it. */
    public Optional<Hold> tryHold() throws IOException {
        PrivateFiles.createFolder(root);
        var channel = FileChannel.open(
                root.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            var lock = Optional.ofNullable(channel.tryLock());
            if (lock.isPresent()) {
                return Optional.of(new Hold(channel, lock.get()));
            }
        } catch (OverlappingFileLockException _) {
            // This process holds it already: the same answer as for another one.
        }
        channel.close();
        return Optional.empty();
    }

    /** False before the first command that used this folder. */
    public boolean exists() {
        return Files.isDirectory(root);
    }

    /** True once a node has started here to the end. */
    public boolean wasStarted() {
        return Files.exists(started());
    }

    public void markStarted() throws IOException {
        PrivateFiles.write(started(), "A node has started in this folder; no sample accounts are made any more.\n");
    }

    private Path started() {
        return root.resolve("started");
    }

    /** Certificates and keys, {@code DOMAIN.crt} and {@code DOMAIN.key}. */
    public Path tls() {
        return root.resolve("tls");
    }

    public Path database() {
        return root.resolve("db");
    }

    /** The embedded database itself. */
    public Path databaseFile() {
        return root.resolve("db.mv.db");
    }

    /** Where backups are written, before they are taken elsewhere. */
    public Path backups() {
        return root.resolve("backup");
    }

    public Path log() {
        return root.resolve("log").resolve("outcry.log");
    }

    /** What a caller of the administration must know; made anew at every start. */
    public Path adminToken() {
        return root.resolve("admin.token");
    }

    /** Where the running node's administration listens, as a URL. */
    public Path adminAddress() {
        return root.resolve("admin.address");
    }

    /** The path for people: relative where it is below the working folder. */
    public String shown(Path file) {
        var here = Path.of("").toAbsolutePath();
        return file.startsWith(here) ? here.relativize(file).toString() : file.toString();
    }

    /** The first line of a small file of this folder; empty where there is no such file. */
    public static Optional<String> firstLine(Path file) throws IOException {
        try {
            return Files.readString(file).lines().findFirst();
        } catch (NoSuchFileException _) {
            return Optional.empty();
        }
    }
}
