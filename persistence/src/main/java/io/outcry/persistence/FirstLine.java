package io.outcry.persistence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where a secret stands in a file of its own: the file's first line. */
public final class FirstLine {

    private FirstLine() {}

    /**
     * A file that cannot be read is an {@link IllegalArgumentException}.
     *
     * @param key under which the configuration names the file
     */
    public static String of(String key, Path file) {
        try (var lines = Files.lines(file)) {
            return lines.findFirst().orElse("");
        } catch (IOException | UncheckedIOException _) {
            throw new IllegalArgumentException(key + " must be readable, and " + file + " is not");
        }
    }
}
