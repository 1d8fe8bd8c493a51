package io.outcry.ops.console;

import io.outcry.ops.admin.AdminClient;
import io.outcry.ops.admin.NodeStatus;
import io.outcry.ops.admin.RemoteDrains;
import io.outcry.ops.config.ConfigRefusedException;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code outcry drain}. */
@Command(
        name = "drain",
        header = "Take a node out of the cluster without losing anything, and stop it.",
        description = {
            "It takes no more connections. Its sessions go, some at a time: streams that can be resumed (XEP-0198) wait for"
                    + " their clients on other nodes, the other clients are told to connect again. Then its accounts go to"
                    + " the other nodes, and it stops.",
            "Waits until the node is gone. Interrupting this does not stop it."
        })
final class DrainCommand implements Callable<Integer> {

    private static final long LOOK_AGAIN_MILLIS = 1_000;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private ConfigOptions options = new ConfigOptions();

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "NODE",
            description =
                    "Its address as ./outcry status shows it; without one, the node that runs on the data folder.")
    private String node = "";

    @Option(
            names = "--sessions-per-second",
            paramLabel = "N",
            defaultValue = "500",
            description = "How many sessions go in a second, so that the others are not stampeded (${DEFAULT-VALUE}).")
    private int sessionsPerSecond;

    @Override
    public Integer call() throws ConfigRefusedException, IOException, InterruptedException {
        try (var client = NodeFinder.running(options.folder(options.load()))) {
            var draining = Wait.on(new RemoteDrains(client).drain(node, sessionsPerSecond));
            var name = MemberTable.shortly(draining.node());
            say(name + " takes no more logins, and lets its " + draining.sessions() + " sessions go, "
                    + sessionsPerSecond + " a second.");
            awaitGone(client, draining.node());
            say(name + " has left the cluster.");
            return ExitCode.DONE;
        }
    }

    private void awaitGone(AdminClient client, String draining) throws InterruptedException {
        var last = -1L;
        for (var member = find(client, draining); member.isPresent(); member = find(client, draining)) {
            var left = member.get().report().map(NodeStatus.Report::connected).orElse(last);
            if (left != last && left >= 0) {
                say("  " + left + " clients are still connected to it; it is "
                        + member.get().state() + ".");
                last = left;
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN_MILLIS);
        }
    }

    /** Where the node that is asked is the one that goes, it does not answer any more in the end. */
    private static Optional<NodeStatus.Member> find(AdminClient client, String draining) {
        try {
            return Wait.on(client.status()).members().stream()
                    .filter(member -> member.node().equals(draining))
                    .findFirst();
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    private void say(String words) {
        var out = spec.commandLine().getOut();
        out.println(words);
        out.flush();
    }
}
