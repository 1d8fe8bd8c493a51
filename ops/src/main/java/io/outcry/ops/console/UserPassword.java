package io.outcry.ops.console;

import io.outcry.ops.node.Wiring;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code outcry user password}. */
@Command(name = "password", header = "Give an account another password.")
final class UserPassword extends AccountCommand {

    @Mixin
    private CredentialOptions asked = new CredentialOptions();

    UserPassword(Wiring wiring) {
        super(wiring);
    }

    @Override
    int work(Session session) throws IOException {
        var credential = asked.read(session);
        var account = credential.account();
        var changed = Wait.on(session.users().changePassword(credential));
        return changed ? done("Changed the password of " + account + ".") : refused("There is no " + account + ".");
    }
}
