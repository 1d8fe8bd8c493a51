package io.outcry.it.load;

import io.outcry.it.load.report.JsonFile;
import io.outcry.it.load.report.MucText;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code outcry load muc}. */
@Command(
        name = "muc",
        header = "Users enter rooms and talk there; measures joins, latency, losses and cost.",
        description = {
            "Everybody logs in, enters (XEP-0045), and then says something in turn, room by room, at the times that --rate"
                    + " gives whatever the server does; latency begins at those times. Each message goes to every occupant"
                    + " of its room, and every occupant's copy is one delivery: what is missing, doubled or out of order is"
                    + " counted. Ctrl-C ends early, with a result.",
            "Rooms are new in each run, with the configuration that the service gives them, and temporary where that is"
                    + " its custom.",
            "Accounts must exist, --rooms times --occupants of them, divided by --rooms-per-account:"
                    + " ./outcry load accounts --users 100 > users.csv; ./outcry user import users.csv"
        })
final class MucCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private TargetOptions target = new TargetOptions();

    @Mixin
    private AccountNames names = new AccountNames();

    @Option(
            names = "--service",
            paramLabel = "DOMAIN",
            description =
                    "The domain of the rooms, such as conference.DOMAIN (default: rooms. and the accounts' domain).")
    private Optional<String> service = Optional.empty();

    @Option(
            names = "--rooms",
            paramLabel = "N",
            defaultValue = "10",
            description = "How many rooms (default: ${DEFAULT-VALUE}).")
    private int rooms;

    @Option(
            names = "--occupants",
            paramLabel = "N",
            defaultValue = "10",
            description = "How many users are in each (default: ${DEFAULT-VALUE}).")
    private int occupants;

    @Option(
            names = "--rooms-per-account",
            paramLabel = "N",
            defaultValue = "1",
            description = "In how many rooms one account is, at the most; fewer accounts are needed then"
                    + " (default: ${DEFAULT-VALUE}).")
    private int roomsPerAccount;

    @Option(
            names = "--joins-at-once",
            paramLabel = "N",
            defaultValue = "32",
            description = "How many users may be on their way into rooms at a time (default: ${DEFAULT-VALUE}).")
    private int joinsAtOnce;

    @Option(
            names = "--join-limit",
            paramLabel = "TIME",
            defaultValue = "60s",
            description = "How long nobody may get in until the rest is given up (default: ${DEFAULT-VALUE}).")
    private Duration joinLimit = Duration.ZERO;

    @Option(
            names = "--rate",
            paramLabel = "N",
            defaultValue = "100",
            description = "Messages a second that are said in all rooms together (default: ${DEFAULT-VALUE}).")
    private double rate;

    @Option(
            names = "--body-bytes",
            paramLabel = "N",
            defaultValue = "200",
            description = "Length of each body (default: ${DEFAULT-VALUE}).")
    private int bodyBytes;

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

    private final StopSignal stop;

    MucCommand(StopSignal stop) {
        this.stop = stop;
    }

    @Override
    public Integer call() throws IOException {
        var line = spec.commandLine();
        var result = new MucLoad(plan(), stop, line.getErr()).run();
        line.getOut().println(MucText.of(result));
        if (target.json().isPresent()) {
            JsonFile.write(target.json().get(), result);
        }
        return result.isFlawless() ? LoadCommand.DONE : LoadCommand.FLAWED;
    }

    private MucPlan plan() throws IOException {
        var size = new MucPlan.Size(rooms, occupants, roomsPerAccount);
        return new MucPlan(
                target.target(),
                target.label(),
                service.orElse("rooms." + names.domain()),
                size,
                names.first(size.accounts()),
                target.loginRate(),
                joinsAtOnce,
                joinLimit,
                new ChatPlan.Open(rate),
                bodyBytes,
                warmUp,
                duration,
                target.process());
    }
}
