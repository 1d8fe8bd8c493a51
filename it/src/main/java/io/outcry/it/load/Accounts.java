package io.outcry.it.load;

import io.outcry.it.peer.Player;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Who logs in. */
final class Accounts {

    private static final String NUMBER = "{n}";
    private static final String QUOTE = "\"";

    private Accounts() {}

    /**
     * Accounts 1 to {@code count} of a pattern, in which {@code {n}} is the number.
     *
     * @throws IllegalArgumentException where the pattern makes all of them the same
     */
    static List<Player> numbered(int count, String domain, String userPattern, String passwordPattern) {
        if (!userPattern.contains(NUMBER)) {
            throw new IllegalArgumentException(
                    "--user-pattern needs " + NUMBER + " for the number, was " + userPattern);
        }
        return IntStream.rangeClosed(1, count)
                .mapToObj(number -> account(
                        userPattern.replace(NUMBER, Integer.toString(number)),
                        passwordPattern.replace(NUMBER, Integer.toString(number)),
                        domain))
                .toList();
    }

    /**
     * The first accounts of lines {@code user,password}, as {@code ./outcry user import} takes them; empty lines, lines that
     * begin with # and a heading are left out.
     *
     * @param domain of users who are named without one
     * @throws IllegalArgumentException where a line makes no sense, or there are too few
     */
    static List<Player> fromCsv(List<String> lines, int count, String domain) {
        var accounts = new ArrayList<Player>();
        for (var number = 1; number <= lines.size() && accounts.size() < count; number++) {
            var line = lines.get(number - 1).strip();
            if (line.isEmpty() || line.startsWith("#") || line.equals("user,password")) {
                continue;
            }
            var comma = line.indexOf(',');
            if (comma <= 0 || comma == line.length() - 1) {
                throw new IllegalArgumentException("line " + number + " of the accounts is not user,password");
            }
            accounts.add(account(unquoted(line.substring(0, comma)), unquoted(line.substring(comma + 1)), domain));
        }
        if (accounts.size() < count) {
            throw new IllegalArgumentException(
                    "the load takes " + count + " accounts, but the file has " + accounts.size());
        }
        return accounts;
    }

    private static Player account(String user, String password, String domain) {
        var at = user.indexOf('@');
        return at < 0
                ? new Player(user, user, domain, password)
                : new Player(user, user.substring(0, at), user.substring(at + 1), password);
    }

    private static String unquoted(String field) {
        return field.length() > 1 && field.startsWith(QUOTE) && field.endsWith(QUOTE)
                ? field.substring(1, field.length() - 1).replace(QUOTE + QUOTE, QUOTE)
                : field;
    }
}
