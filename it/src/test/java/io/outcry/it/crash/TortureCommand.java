package io.outcry.it.crash;

import io.outcry.it.harness.DatabaseServer;
import io.outcry.it.harness.H2Server;
import io.outcry.it.harness.Node;
import io.outcry.persistence.MariaDb;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code outcry torture}: {@link Torture} for as long as somebody wants. */
@Command(
        name = "outcry torture",
        header = "Kills nodes and their database while devices talk, and looks whether anything was lost.",
        description = {
            "",
            "Starts a database and a cluster on this machine, and kills them, again and again: one or more nodes at a time, of "
                    + "which a majority always lives, and now and then the database. Devices talk all the time, some of "
                    + "them on two nodes for one account, and go to another node when theirs dies. After a few rounds "
                    + "all that they were acknowledged, heard, and can read in their archives is compared.",
            ""
        },
        optionListHeading = "Options:%n",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:Nothing was lost, doubled or out of order.",
            " 1:Something was, or did not come back; the output names it, and the seed that strikes the same again.",
            " 2:The command line makes no sense."
        },
        sortOptions = false)
final class TortureCommand implements Callable<Integer> {

    /** After so many rounds everything is compared, so that neither what is known nor what is to be read grows without end. */
    private static final int ROUNDS_OF_AN_ACT = 5;

    private static final int LOST = 1;

    enum Database {
        H2,
        MARIADB
    }

    static final class Length {

        @Option(
                names = "--minutes",
                paramLabel = "N",
                description = "Stop after so long, once what was said is compared. Default: 10.")
        private int minutes = 10;

        @Option(names = "--rounds", paramLabel = "N", description = "Stop after so many rounds.")
        private int rounds;
    }

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @ArgGroup
    private Length length = new Length();

    @Option(names = "--seed", paramLabel = "N", description = "Strike as a run with this seed did. Default: a new one.")
    private long seed = System.nanoTime();

    @Option(names = "--nodes", paramLabel = "N", description = "1, or 3 to 9. Default: ${DEFAULT-VALUE}.")
    private int nodes = 3;

    @Option(
            names = "--database",
            paramLabel = "NAME",
            description = "mariadb, or h2: a server beside several nodes, embedded in a single one. Default: mariadb.")
    private Database database = Database.MARIADB;

    public static void main(String[] arguments) {
        System.exit(create().execute(arguments));
    }

    static CommandLine create() {
        var torture = new CommandLine(new TortureCommand()).setCaseInsensitiveEnumValuesAllowed(true);
        torture.getCommandSpec()
                .addOption(OptionSpec.builder("-h", "--help")
                        .usageHelp(true)
                        .description("Show this help and exit.")
                        .build());
        return torture;
    }

    @Override
    public Integer call() {
        if (nodes < 1 || nodes == 2 || nodes > 9) {
            throw new ParameterException(
                    spec.commandLine(), "--nodes must be 1, or 3 to 9: of two no majority is left");
        }
        say("seed " + seed + ", " + nodes + (nodes == 1 ? " node on " : " nodes on ") + database
                + " (Ctrl-C stops it)");
        var server = server();
        var started = start(server);
        try {
            started.forEach(node -> say("node " + (started.indexOf(node) + 1) + " is in " + node.folder()));
            var verdict = play(new Torture(started, server, seed, this::say));
            started.forEach(Node::stop);
            started.getFirst().verifyLedgers();
            say("seed " + seed + ": " + verdict);
            return verdict.isClean() ? 0 : LOST;
        } catch (AssertionError | RuntimeException failed) {
            say("seed " + seed + ": failed");
            failed.printStackTrace(spec.commandLine().getErr());
            return LOST;
        } finally {
            started.forEach(Node::close);
        }
    }

    private Optional<DatabaseServer> server() {
        return switch (database) {
            case H2 -> nodes == 1 ? Optional.empty() : Optional.of(H2Server.start());
            case MARIADB -> Optional.of(DatabaseServer.of(MariaDb.start("--innodb-flush-log-at-trx-commit=1")));
        };
    }

    private List<Node> start(Optional<DatabaseServer> server) {
        var started = server.map(shared -> Node.cluster(shared.freshDatabase(), nodes, Torture.settings()))
                .orElseGet(() -> List.of(Node.start(Torture.settings())));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> started.forEach(Node::close), "stops the nodes"));
        return started;
    }

    /** Act by act; the first that is not clean is the last, so that its traces are the newest. */
    private Verdict play(Torture torture) {
        var end = Instant.now().plus(Duration.ofMinutes(length.minutes));
        var left = length.rounds;
        var verdict = Verdict.NOTHING;
        do {
            var rounds = length.rounds > 0 ? Math.min(left, ROUNDS_OF_AN_ACT) : ROUNDS_OF_AN_ACT;
            var act = torture.act(rounds);
            say(act.toString());
            verdict = verdict.plus(act);
            left -= rounds;
        } while (verdict.isClean()
                && (length.rounds > 0 ? left > 0 : Instant.now().isBefore(end)));
        return verdict;
    }

    private void say(String line) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(line);
        out.flush();
    }
}
