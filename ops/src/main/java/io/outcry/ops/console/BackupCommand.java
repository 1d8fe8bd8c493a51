package io.outcry.ops.console;

import io.outcry.ops.node.Wiring;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code outcry backup}. */
@Command(
        name = "backup",
        header = "Write all that is stored, as it is at one moment, into a file.",
        description = {
            "Works while the node runs. The file holds accounts, contacts, ledgers and all else in the embedded database,"
                    + " and is as secret as that; certificates (tls in the data folder) and conf are files: copy them.",
            "A MySQL or MariaDB server is backed up with its own tools."
        })
final class BackupCommand extends AccountCommand {

    private static final long AN_HOUR = 60;

    @Parameters(index = "0", paramLabel = "FILE", description = "The new file, a zip.")
    private Path file = Path.of("");

    BackupCommand(Wiring wiring) {
        super(wiring);
    }

    @Override
    int work(Session session) throws IOException {
        if (Files.exists(file)) {
            return refused(file + " exists already.");
        }
        Files.move(Wait.on(session.backups().write(), AN_HOUR), file);
        return done("Wrote %d bytes to %s.".formatted(Files.size(file), file));
    }
}
