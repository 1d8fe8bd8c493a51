package io.outcry.it.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** An authority of a cluster and one certificate, as the command makes them. */
public final class ClusterFiles {

    private static final Duration LIMIT = Duration.ofMinutes(1);

    private final Path folder;

    private ClusterFiles(Path folder) {
        this.folder = folder;
    }

    public static ClusterFiles create() {
        try {
            var target = Files.createDirectories(Path.of("target", "nodes"));
            var folder = Files.createTempDirectory(target.toAbsolutePath(), "cluster-tls-");
            Jvm.runToItsEnd(
                    LIMIT,
                    folder,
                    folder.resolve("made.log"),
                    "io.outcry.ops.Main",
                    List.of("cluster-certificates", folder.toString(), "node"));
            return new ClusterFiles(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** For nodes that show it. */
    public String[] settings() {
        return new String[] {
            "cluster.tls.certificate=" + folder.resolve("node.crt"),
            "cluster.tls.key=" + folder.resolve("node.key"),
            "cluster.tls.authorities=" + folder.resolve("ca.crt")
        };
    }
}
