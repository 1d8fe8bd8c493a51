package io.outcry.it.load;

import io.outcry.it.peer.Player;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which accounts are used. */
final class AccountOptions {

    private static final int MAX_USERS = 100_000;

    @Option(
            names = "--users",
            paramLabel = "N",
            defaultValue = "100",
            description = "How many (default: ${DEFAULT-VALUE}).")
    private int users;

    @Mixin
    private AccountNames names = new AccountNames();

    List<Player> accounts() throws IOException {
        if (users < 1 || users > MAX_USERS) {
            throw new IllegalArgumentException("--users must be 1 to " + MAX_USERS + ", was " + users);
        }
        return names.first(users);
    }
}
