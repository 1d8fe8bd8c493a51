package io.outcry.persistence.directory;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Programs of the operating system that these tests need. */
final class Programs {

    private static final int LIMIT_SECONDS = 30;

    private Programs() {}

    /** Runs it in this folder; one that fails, or is not installed, fails the test. */
    static void toItsEnd(Path folder, List<String> command) {
        var log = folder.resolve("programs.log");
        try {
            var process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError(command.getFirst() + " does not end");
            }
            if (process.exitValue() != 0) {
                throw new AssertionError(command + " failed, see " + log);
            }
        } catch (IOException missing) {
            throw new AssertionError(
                    "This test needs " + command.getFirst() + ": apt-get install -y slapd ldap-utils openssl", missing);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
