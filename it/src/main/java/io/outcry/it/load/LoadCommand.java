package io.outcry.it.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code outcry load}: the commands below it, and how they end. */
@Command(
        name = "outcry load",
        header = "Puts load on an XMPP server, Outcry or another, and measures.",
        footer = {"", "Each explains itself: ./outcry load COMMAND --help"})
public final class LoadCommand implements Runnable {

    static final int DONE = 0;

    /** Something was lost, or otherwise went wrong; the result says what. */
    static final int FLAWED = 1;

    /** The command line makes no sense. */
    static final int USAGE = 2;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private LoadCommand() {}

    public static CommandLine create(StopSignal stop) {
        var load = new CommandLine(new LoadCommand())
                .addSubcommand(new ChatCommand(stop))
                .addSubcommand(new MucCommand(stop))
                .addSubcommand(new IdleCommand(stop))
                .addSubcommand(new CompareCommand())
                .addSubcommand(new AccountsCommand());
        load.registerConverter(Duration.class, Values::duration);
        load.registerConverter(InetSocketAddress.class, Values::address);
        load.setCaseInsensitiveEnumValuesAllowed(true);
        load.setExecutionExceptionHandler((wrong, line, _) -> explain(wrong, line));
        load.setParameterExceptionHandler((wrong, _) -> usage(wrong));
        addHelp(load);
        load.getSubcommands().values().forEach(LoadCommand::addHelp);
        return load;
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    private static int usage(ParameterException wrong) {
        var line = wrong.getCommandLine();
        line.getErr().println(wrong.getMessage());
        line.getErr().println("Try: ./" + line.getCommandSpec().qualifiedName() + " --help");
        return USAGE;
    }

    private static int explain(Exception wrong, CommandLine line) {
        var message = Objects.requireNonNullElse(wrong.getMessage(), wrong.toString());
        return switch (wrong) {
            case IllegalArgumentException _ -> {
                line.getErr().println(message);
                yield USAGE;
            }
            case IOException _ -> {
                line.getErr().println("Files or network: " + wrong.getClass().getSimpleName() + " " + message);
                yield FLAWED;
            }
            default -> {
                wrong.printStackTrace(line.getErr());
                yield FLAWED;
            }
        };
    }

    private static void addHelp(CommandLine command) {
        var exitCodes = new LinkedHashMap<String, String>();
        exitCodes.put(" " + DONE, "Done, and nothing went wrong.");
        exitCodes.put(" " + FLAWED, "Something was lost, doubled, out of order, or failed; the result says what.");
        exitCodes.put(" " + USAGE, "The command line makes no sense.");
        command.getCommandSpec()
                .addOption(OptionSpec.builder("-h", "--help")
                        .usageHelp(true)
                        .description("Show this help and exit.")
                        .build())
                .usageMessage()
                .exitCodeListHeading("%nExit codes:%n")
                .exitCodeList(exitCodes)
                .descriptionHeading("%n")
                .optionListHeading("%nOptions:%n")
                .commandListHeading("%nCommands:%n")
                .abbreviateSynopsis(true);
    }
}
