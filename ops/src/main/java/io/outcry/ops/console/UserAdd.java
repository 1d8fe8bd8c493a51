package io.outcry.ops.console;

import io.outcry.ops.node.Wiring;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code outcry user add}. */
@Command(name = "add", header = "Make an account.")
final class UserAdd extends AccountCommand {

    @Mixin
    private CredentialOptions asked = new CredentialOptions();

    UserAdd(Wiring wiring) {
        super(wiring);
    }

    @Override
    int work(Session session) throws IOException {
        var credential = asked.read(session);
        var account = credential.account();
        var added = Wait.on(session.users().add(credential));
        return added ? done("Added " + account + ".") : refused(account + " exists already; nothing was changed.");
    }
}
