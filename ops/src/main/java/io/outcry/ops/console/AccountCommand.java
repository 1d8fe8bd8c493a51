package io.outcry.ops.console;

import io.outcry.ops.config.ConfigRefusedException;
import io.outcry.ops.host.StartRefusedException;
import io.outcry.ops.node.Wiring;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The part that all commands on what a node keeps share: find it, do one thing, say what came of it. */
abstract sealed class AccountCommand implements Callable<Integer>
        permits BackupCommand,
                LedgerHold,
                LedgerHolds,
                LedgerPurge,
                LedgerRelease,
                LedgerVerify,
                UserAdd,
                UserImport,
                UserList,
                UserPassword,
                UserRemove {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private ConfigOptions options = new ConfigOptions();

    private final Wiring wiring;

    AccountCommand(Wiring wiring) {
        this.wiring = wiring;
    }

    /** Does the work; returns the exit code. */
    abstract int work(Session session) throws IOException;

    @Override
    public final Integer call() throws ConfigRefusedException, IOException, StartRefusedException {
        var config = options.load();
        try (var session = Session.open(config, options.folder(config), wiring)) {
            return work(session);
        }
    }

    final CommandLine line() {
        return spec.commandLine();
    }

    final PrintWriter out() {
        return spec.commandLine().getOut();
    }

    final int done(String message) {
        out().println(message);
        return ExitCode.DONE;
    }

    final int refused(String message) {
        line().getErr().println(message);
        return ExitCode.REFUSED;
    }
}
