package io.outcry.ops.console;

import io.outcry.ops.config.ConfigRefusedException;
import io.outcry.ops.host.DataFolder;
import io.outcry.ops.host.PrivateFiles;
import io.outcry.ops.host.StartRefusedException;
import io.outcry.ops.node.Wiring;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.Callable;
import java.util.zip.ZipFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code outcry restore}. */
@Command(
        name = "restore",
        header = "Put a backup into a data folder that has no database, and look whether its ledgers are whole.",
        description =
                "No node may run on the folder. A database that is there is never overwritten: move it away first.")
final class RestoreCommand implements Callable<Integer> {

    private static final String DATABASE = ".mv.db";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private ConfigOptions options = new ConfigOptions();

    @Parameters(index = "0", paramLabel = "FILE", description = "What ./outcry backup wrote.")
    private Path file = Path.of("");

    private final Wiring wiring;

    RestoreCommand(Wiring wiring) {
        this.wiring = wiring;
    }

    @Override
    public Integer call() throws ConfigRefusedException, IOException, StartRefusedException {
        var config = options.load();
        if (config.outcry().database().url().isPresent()) {
            throw new CommandFailedException(
                    ExitCode.REFUSED,
                    "The database is another process: restore it with its own tools, and then: ./outcry ledger verify");
        }
        var folder = options.folder(config);
        restore(folder);
        spec.commandLine().getOut().println("Restored " + folder.shown(folder.databaseFile()) + ".");
        try (var session = Session.open(config, folder, wiring)) {
            return new Verification(spec.commandLine(), false).run(session.ledgers());
        }
    }

    private void restore(DataFolder folder) throws IOException {
        var held = folder.tryHold();
        if (held.isEmpty()) {
            throw new CommandFailedException(
                    ExitCode.START, "A node runs on " + folder.shown(folder.root()) + ": stop it first.");
        }
        try (var _ = held.get()) {
            if (Files.exists(folder.databaseFile())) {
                throw new CommandFailedException(
                        ExitCode.REFUSED,
                        "There is a database already: move " + folder.shown(folder.databaseFile()) + " away first.");
            }
            unpack(folder);
        }
    }

    private void unpack(DataFolder folder) throws IOException {
        try (var zip = new ZipFile(file.toFile())) {
            var databases = zip.stream()
                    .filter(entry -> entry.getName().endsWith(DATABASE))
                    .toList();
            if (databases.size() != 1) {
                throw new CommandFailedException(ExitCode.REFUSED, file + " is no backup of a node.");
            }
            try (var content = zip.getInputStream(databases.getFirst())) {
                place(content, folder.databaseFile());
            }
        }
    }

    /** Whole or not at all. */
    private static void place(InputStream content, Path database) throws IOException {
        var draft = database.resolveSibling("restoring.new");
        PrivateFiles.write(draft, "");
        try {
            try (var out = Files.newOutputStream(draft)) {
                content.transferTo(out);
            }
            Files.move(draft, database, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(draft);
        }
    }
}
