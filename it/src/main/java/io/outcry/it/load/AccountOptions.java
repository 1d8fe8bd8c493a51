package io.outcry.it.load;

import io.outcry.it.peer.Player;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
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

    @Option(
            names = "--domain",
            paramLabel = "DOMAIN",
            defaultValue = "localhost",
            description = "Their domain (default: ${DEFAULT-VALUE}).")
    private String domain = "";

    @Option(
            names = "--accounts",
            paramLabel = "FILE",
            description = "Lines user,password, as ./outcry user import takes them. Default: the two patterns.")
    private Optional<Path> accounts = Optional.empty();

    @Option(
            names = "--user-pattern",
            paramLabel = "TEXT",
            defaultValue = "user{n}",
            description = "Names, {n} from 1 to N (default: ${DEFAULT-VALUE}).")
    private String userPattern = "";

    @Option(
            names = "--password-pattern",
            paramLabel = "TEXT",
            defaultValue = "secret-{n}",
            description = "Passwords (default: ${DEFAULT-VALUE}).")
    private String passwordPattern = "";

    List<Player> accounts() throws IOException {
        if (users < 1 || users > MAX_USERS) {
            throw new IllegalArgumentException("--users must be 1 to " + MAX_USERS + ", was " + users);
        }
        return accounts.isPresent()
                ? Accounts.fromCsv(Files.readAllLines(accounts.get()), users, domain)
                : Accounts.numbered(users, domain, userPattern, passwordPattern);
    }
}
