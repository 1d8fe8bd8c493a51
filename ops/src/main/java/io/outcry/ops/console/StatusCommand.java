package io.outcry.ops.console;

import io.outcry.ops.admin.Json;
import io.outcry.ops.config.ConfigRefusedException;
import io.outcry.ops.host.DataFolder;
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
        var folder = options.folder(options.load());
        if (!folder.exists() || isFree(folder)) {
            throw new CommandFailedException(
                    ExitCode.UNREACHABLE,
                    "No node runs on " + folder.shown(folder.root()) + ". Start one: ./outcry run");
        }
        try (var client = NodeFinder.client(folder)) {
            var status = Wait.on(client.status());
            spec.commandLine().getOut().println(json ? Json.write(status) : StatusText.of(status));
            return ExitCode.DONE;
        }
    }

    private static boolean isFree(DataFolder folder) throws IOException {
        var hold = folder.tryHold();
        if (hold.isPresent()) {
            hold.get().close();
        }
        return hold.isPresent();
    }
}
