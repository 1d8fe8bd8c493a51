package io.outcry.persistence;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Starts a class of the tests in a process of its own, which can then be killed. */
public final class ChildJvm {

    private ChildJvm() {}

    public static Process start(Class<?> main, List<String> arguments, Path errors) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command = new java.util.ArrayList<>(List.of(
                java,
                "-XX:TieredStopAtLevel=1",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(arguments);
        return new ProcessBuilder(command).redirectError(errors.toFile()).start();
    }
}
