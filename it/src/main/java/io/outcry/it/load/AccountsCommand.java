package io.outcry.it.load;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code outcry load accounts}. */
@Command(
        name = "accounts",
        header = "Print the accounts that a load uses, for whoever has to make them.",
        description = "As lines user,password for: ./outcry user import FILE")
final class AccountsCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private AccountOptions users = new AccountOptions();

    @Override
    public Integer call() throws IOException {
        var out = spec.commandLine().getOut();
        users.accounts().forEach(account -> out.println(account.bare() + "," + account.password()));
        out.flush();
        return LoadCommand.DONE;
    }
}
