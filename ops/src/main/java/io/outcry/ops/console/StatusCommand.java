package io.outcry.ops.console;

import io.outcry.ops.admin.Json;
import io.outcry.ops.config.ConfigRefusedException;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code outcry status}. */
@Command(name = "status", header = "Show how the running node is.")
final class StatusCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private ConfigOptions options = new ConfigOptions();

    @Option(names = "--json", description = "As JSON, for programs.")
    private boolean json;

    @Override
    public Integer call() throws ConfigRefusedException, IOException {
        try (var client = NodeFinder.running(options.folder(options.load()))) {
            var status = Wait.on(client.status());
            spec.commandLine().getOut().println(json ? Json.write(status) : StatusText.of(status));
            return ExitCode.DONE;
        }
    }
}
