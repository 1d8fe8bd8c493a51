package io.outcry.it.load;

import io.outcry.it.load.report.JsonFile;
import io.outcry.it.load.report.ResultText;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code outcry load idle}. */
@Command(
        name = "idle",
        header = "Users log in and do nothing; measures what a session costs.",
        description = {
            "With --pid: the process's memory before and after, for each session, and its processor time meanwhile."
                    + " Of a Java process also its live heap, which takes two full collections before and two after.",
            "A process may open as many connections as it may open files: see ulimit -n, here and at the server."
        })
final class IdleCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private TargetOptions target = new TargetOptions();

    @Mixin
    private AccountOptions users = new AccountOptions();

    @Option(
            names = "--duration",
            paramLabel = "TIME",
            defaultValue = "60s",
            description = "How long they do nothing (default: ${DEFAULT-VALUE}).")
    private Duration duration = Duration.ZERO;

    private final StopSignal stop;

    IdleCommand(StopSignal stop) {
        this.stop = stop;
    }

    @Override
    public Integer call() throws IOException {
        var line = spec.commandLine();
        var plan = new IdlePlan(
                target.target(), target.label(), users.accounts(), target.loginRate(), duration, target.process());
        var result = new IdleLoad(plan, stop, line.getErr()).run();
        line.getOut().println(ResultText.of(result));
        if (target.json().isPresent()) {
            JsonFile.write(target.json().get(), result);
        }
        return result.isFlawless() ? LoadCommand.DONE : LoadCommand.FLAWED;
    }
}
