package io.outcry.ops.console;

import picocli.CommandLine.Command;

/** {@code outcry user}: the group; it only shows its help. */
@Command(
        name = "user",
        header = "Add, list and change the accounts of a node.",
        description = {
            "Speaks to the node that runs on the data folder; where none runs, changes the folder's database itself.",
            "Every change is written to the audit log."
        })
final class UserCommand implements Runnable {

    @picocli.CommandLine.Spec
    private picocli.CommandLine.Model.CommandSpec spec = picocli.CommandLine.Model.CommandSpec.create();

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
