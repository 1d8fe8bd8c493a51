package io.outcry.it.load;

import io.outcry.it.load.ChatPlan.Closed;
import io.outcry.it.load.ChatPlan.Open;
import io.outcry.it.load.ChatPlan.Pace;
import io.outcry.it.load.report.JsonFile;
import io.outcry.it.load.report.ResultPage;
import io.outcry.it.load.report.ResultText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code outcry load chat}. */
@Command(
        name = "chat",
        header = "Pairs of users send each other messages; measures latency, losses and cost.",
        description = {
            "In an open loop (--rate) messages leave at their times whatever the server does, and their latency begins at"
                    + " those times. In a closed loop (--closed) each pair has one message under way.",
            "Every message is numbered: what is lost, doubled or out of order is counted. Ctrl-C ends early, with a result.",
            "Accounts must exist: ./outcry load accounts --users 200 > users.csv; ./outcry user import users.csv"
        })
final class ChatCommand implements Callable<Integer> {

    private enum To {
        FULL,
        BARE
    }

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private TargetOptions target = new TargetOptions();

    @Mixin
    private AccountOptions users = new AccountOptions();

    @Option(
            names = "--rate",
            paramLabel = "N",
            defaultValue = "100",
            description = "Messages a second of all users together (default: ${DEFAULT-VALUE}).")
    private double rate;

    @Option(names = "--closed", description = "A closed loop instead of a rate.")
    private boolean closed;

    @Option(
            names = "--body-bytes",
            paramLabel = "N",
            defaultValue = "200",
            description = "Length of each body (default: ${DEFAULT-VALUE}).")
    private int bodyBytes;

    @Option(
            names = "--to",
            paramLabel = "full|bare",
            defaultValue = "full",
            description = "To the session's address, or to the account's (default: ${DEFAULT-VALUE}).")
    private To to = To.FULL;

    @Option(
            names = "--warm-up",
            paramLabel = "TIME",
            defaultValue = "5s",
            description = "Before the measurement (default: ${DEFAULT-VALUE}).")
    private Duration warmUp = Duration.ZERO;

    @Option(
            names = "--duration",
            paramLabel = "TIME",
            defaultValue = "30s",
            description = "Of the measurement (default: ${DEFAULT-VALUE}).")
    private Duration duration = Duration.ZERO;

    @Option(names = "--html", paramLabel = "FILE", description = "Write the result as a page with charts, too.")
    private Optional<Path> html = Optional.empty();

    private final StopSignal stop;

    ChatCommand(StopSignal stop) {
        this.stop = stop;
    }

    @Override
    public Integer call() throws IOException {
        var line = spec.commandLine();
        var result = new ChatLoad(plan(), stop, line.getErr()).run();
        line.getOut().println(ResultText.of(result));
        if (target.json().isPresent()) {
            JsonFile.write(target.json().get(), result);
        }
        if (html.isPresent()) {
            Files.writeString(html.get(), ResultPage.of(result));
        }
        return result.isFlawless() ? LoadCommand.DONE : LoadCommand.FLAWED;
    }

    private ChatPlan plan() throws IOException {
        Pace pace = closed ? new Closed() : new Open(rate);
        return new ChatPlan(
                target.target(),
                target.label(),
                users.accounts(),
                target.loginRate(),
                pace,
                bodyBytes,
                to == To.BARE,
                warmUp,
                duration,
                target.process());
    }
}
