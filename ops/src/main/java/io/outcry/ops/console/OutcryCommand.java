package io.outcry.ops.console;

import io.outcry.ops.node.Version;
import io.outcry.ops.node.Wiring;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command line: {@code outcry run}, {@code outcry user}, {@code outcry status} and more. */
@Command(
        name = "outcry",
        versionProvider = OutcryCommand.Versions.class,
        header = "An actor-based federation router for financial messaging.",
        footer = {"", "Begin with: ./outcry run", "Each command explains itself: ./outcry COMMAND --help"})
public final class OutcryCommand implements Runnable {

    /** What {@code --version} prints. */
    static final class Versions implements IVersionProvider {

        @Override
        public String[] getVersion() {
            return new String[] {"Outcry " + Version.current() + " on Java " + Runtime.version()};
        }
    }

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private OutcryCommand() {}

    public static CommandLine create(Wiring wiring) {
        var user = new CommandLine(new UserCommand())
                .addSubcommand(new UserAdd(wiring))
                .addSubcommand(new UserImport(wiring))
                .addSubcommand(new UserList(wiring))
                .addSubcommand(new UserPassword(wiring))
                .addSubcommand(new UserRemove(wiring));
        var ledger = new CommandLine(new LedgerCommand())
                .addSubcommand(new LedgerVerify(wiring))
                .addSubcommand(new LedgerHold(wiring))
                .addSubcommand(new LedgerRelease(wiring))
                .addSubcommand(new LedgerHolds(wiring))
                .addSubcommand(new LedgerPurge(wiring));
        var outcry = new CommandLine(new OutcryCommand())
                .addSubcommand(new RunCommand(wiring))
                .addSubcommand(user)
                .addSubcommand(ledger)
                .addSubcommand(new BackupCommand(wiring))
                .addSubcommand(new RestoreCommand(wiring))
                .addSubcommand(new StatusCommand())
                .addSubcommand(new LocateCommand())
                .addSubcommand(new DrainCommand())
                .addSubcommand(new ClusterCertificatesCommand());
        forEach(outcry, OutcryCommand::addHelp);
        outcry.setExecutionExceptionHandler(Failures::explain);
        outcry.setParameterExceptionHandler(Failures::usage);
        return outcry;
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    private static void addHelp(CommandLine command) {
        command.getCommandSpec()
                .mixinStandardHelpOptions(true)
                .usageMessage()
                .exitCodeListHeading("%nExit codes:%n")
                .exitCodeList(Failures.exitCodes())
                .descriptionHeading("%n")
                .optionListHeading("%nOptions:%n")
                .commandListHeading("%nCommands:%n")
                .abbreviateSynopsis(true);
    }

    private static void forEach(CommandLine command, java.util.function.Consumer<CommandLine> what) {
        what.accept(command);
        command.getSubcommands().values().forEach(child -> forEach(child, what));
    }
}
