package io.outcry.ops.console;

import io.outcry.ops.node.Wiring;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code outcry user remove}. */
@Command(name = "remove", header = "Remove an account for good.")
final class UserRemove extends AccountCommand {

    @Parameters(index = "0", paramLabel = "USER", description = "Such as romeo or romeo@montague.example.")
    private String user = "";

    UserRemove(Wiring wiring) {
        super(wiring);
    }

    @Override
    int work(Session session) throws IOException {
        var account = session.account(user);
        var removed = Wait.on(session.users().remove(account));
        return removed ? done("Removed " + account + ".") : refused("There is no " + account + ".");
    }
}
