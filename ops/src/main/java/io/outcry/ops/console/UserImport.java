package io.outcry.ops.console;

import io.outcry.ops.admin.Credential;
import io.outcry.ops.admin.Users.Imported;
import io.outcry.ops.node.Wiring;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code outcry user import}: all lines are checked before the first account is made. */
@Command(
        name = "import",
        header = "Make many accounts from a CSV file.",
        description = {
            "Each line is user,password. A password with a comma stands in double quotes.",
            "Accounts that exist are left as they are, so an import that was cut off may be repeated."
        })
final class UserImport extends AccountCommand {

    /** Small enough to show progress, large enough that commits do not matter. */
    private static final int BATCH = 250;

    private static final int SHOWN_PROBLEMS = 20;

    @Parameters(index = "0", paramLabel = "FILE", description = "The CSV file, or - for standard input.")
    private String file = "";

    UserImport(Wiring wiring) {
        super(wiring);
    }

    @Override
    int work(Session session) throws IOException {
        var csv = UserCsv.read(lines(), session::account);
        if (!csv.problems().isEmpty()) {
            return refused(shown(csv.problems()) + "\nNothing was imported.");
        }
        var total = csv.credentials().size();
        var imported = new Imported(0, 0);
        for (var from = 0; from < total; from += BATCH) {
            var batch = csv.credentials().subList(from, Math.min(total, from + BATCH));
            imported = imported.plus(Wait.on(session.users().addAll(List.<Credential>copyOf(batch))));
            progress(from + batch.size(), total);
        }
        return done("Imported " + imported.created() + " users; " + imported.existed() + " existed already.");
    }

    private List<String> lines() throws IOException {
        try {
            return file.equals("-")
                    ? new String(System.in.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .toList()
                    : Files.readAllLines(Path.of(file));
        } catch (NoSuchFileException _) {
            throw new CommandFailedException(ExitCode.USAGE, "There is no file " + file + ".");
        }
    }

    private static String shown(List<String> problems) {
        var more = problems.size() - SHOWN_PROBLEMS;
        return problems.stream().limit(SHOWN_PROBLEMS).collect(Collectors.joining("\n"))
                + (more > 0 ? "\nand " + more + " more" : "");
    }

    /** On a terminal one line that changes, elsewhere a line a batch. */
    private void progress(int done, int total) {
        var isTerminal = Terminal.find().isPresent();
        line().getErr()
                .print((isTerminal ? "\r" : "") + done + " of " + total + (isTerminal && done < total ? "" : "\n"));
        line().getErr().flush();
    }
}
