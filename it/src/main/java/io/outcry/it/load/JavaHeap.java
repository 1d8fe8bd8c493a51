package io.outcry.it.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The heap of another Java process, asked for with {@code jcmd}. */
record JavaHeap(long pid) {

    /** Empty where the process is not Java. */
    static Optional<JavaHeap> of(long pid) {
        try {
            var program = Path.of("/proc", Long.toString(pid), "exe").toRealPath();
            return program.endsWith("java") ? Optional.of(new JavaHeap(pid)) : Optional.empty();
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    /** Bytes that live objects take, after a full collection. */
    long liveBytes() throws IOException {
        jcmd("GC.run");
        // Twice: what the first collection made unreachable by running cleaners goes with the second.
        jcmd("GC.run");
        return total(jcmd("GC.class_histogram"));
    }

    /** Of a class histogram's last line: {@code Total  INSTANCES  BYTES}. */
    static long total(String histogram) {
        return histogram
                .lines()
                .filter(line -> line.startsWith("Total"))
                .mapToLong(line -> Long.parseLong(line.strip().split("\\s+", -1)[2]))
                .sum();
    }

    private String jcmd(String what) throws IOException {
        var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        if (!Files.isExecutable(jcmd)) {
            throw new IOException("no jcmd beside this Java, which must be a JDK");
        }
        var asked = new ProcessBuilder(jcmd.toString(), Long.toString(pid), what)
                .redirectErrorStream(true)
                .start();
        var answer = new String(asked.getInputStream().readAllBytes(), UTF_8);
        try {
            if (asked.waitFor() != 0) {
                throw new IOException("jcmd " + what + ": " + answer.strip());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while asking jcmd", e);
        }
        return answer;
    }
}
