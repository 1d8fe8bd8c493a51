package io.outcry.ops.console;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code outcry ledger}: the group; it only shows its help. */
@Command(
        name = "ledger",
        header = "Look after the ledgers, in which every message is on record.",
        description =
                "Speaks to the node that runs on the data folder; where none runs, to the folder's database itself.")
final class LedgerCommand implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
