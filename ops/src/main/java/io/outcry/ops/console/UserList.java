package io.outcry.ops.console;

import io.outcry.ops.node.Wiring;
import java.io.IOException;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code outcry user list}. */
@Command(name = "list", header = "List the accounts of a domain, one a line, in order.")
final class UserList extends AccountCommand {

    private static final int PAGE = 1_000;

    @Parameters(index = "0", arity = "0..1", paramLabel = "DOMAIN", description = "Default: the node's first domain.")
    private Optional<String> domain = Optional.empty();

    UserList(Wiring wiring) {
        super(wiring);
    }

    @Override
    int work(Session session) throws IOException {
        var after = "";
        while (true) {
            var page = Wait.on(session.users().page(session.domain(domain), after, PAGE));
            if (page.accounts().isEmpty()) {
                return ExitCode.DONE;
            }
            page.accounts().forEach(out()::println);
            after = page.accounts().getLast().local();
        }
    }
}
