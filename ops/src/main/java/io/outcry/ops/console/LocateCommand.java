package io.outcry.ops.console;

import io.outcry.ops.admin.Json;
import io.outcry.ops.admin.RemoteLocations;
import io.outcry.ops.config.ConfigRefusedException;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code outcry locate}. */
@Command(
        name = "locate",
        header = "Show on which node an account is, and each of its sessions.",
        description = {
            "Asks the whole cluster, through the node that runs on the data folder. An account that nobody needs at the"
                    + " moment is not in memory, and this does not change that.",
            "Every question is written to the audit log."
        })
final class LocateCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private ConfigOptions options = new ConfigOptions();

    @Parameters(index = "0", paramLabel = "USER", description = "Such as romeo or romeo@montague.example.")
    private String user = "";

    @Option(names = "--json", description = "As JSON, for programs.")
    private boolean json;

    @Override
    public Integer call() throws ConfigRefusedException, IOException {
        var config = options.load();
        var account = AccountName.read(user, config.outcry().firstDomain());
        try (var client = NodeFinder.running(options.folder(config))) {
            var location = Wait.on(new RemoteLocations(client).locate(account));
            if (location.isEmpty()) {
                spec.commandLine().getErr().println("There is no " + account + ".");
                return ExitCode.REFUSED;
            }
            var out = spec.commandLine().getOut();
            out.println(json ? Json.write(location.get()) : LocationText.of(location.get()));
            return ExitCode.DONE;
        }
    }
}
