package io.outcry.it.load;

import io.outcry.it.peer.Player;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What the accounts are called that are used. */
final class AccountNames {

    @Option(
            names = "--domain",
            paramLabel = "DOMAIN",
            defaultValue = "localhost",
            description = "The accounts' domain (default: ${DEFAULT-VALUE}).")
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

    String domain() {
        return domain;
    }

    /** So many of them. */
    List<Player> first(int count) throws IOException {
        return accounts.isPresent()
                ? Accounts.fromCsv(Files.readAllLines(accounts.get()), count, domain)
                : Accounts.numbered(count, domain, userPattern, passwordPattern);
    }
}
