package io.outcry.ops.console;

import io.outcry.core.address.Jid;
import io.outcry.ops.admin.Credential;
import io.outcry.ops.admin.Password;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads accounts from lines of {@code user,password}. A field in double quotes may hold commas, and quotes written
 * twice. Empty lines, lines that begin with # and a heading are left out.
 *
 * @param credentials in the order of the lines
 * @param problems line number and reason, never a password
 */
record UserCsv(List<Credential> credentials, List<String> problems) {

    UserCsv {
        credentials = List.copyOf(credentials);
        problems = List.copyOf(problems);
    }

    /** @param account makes an address of what stands in the first field, or throws an exception for people */
    static UserCsv read(List<String> lines, Function<String, Jid> account) {
        var credentials = new ArrayList<Credential>();
        var problems = new ArrayList<String>();
        for (var number = 1; number <= lines.size(); number++) {
            var line = lines.get(number - 1).replace("\uFEFF", "");
            if (line.isBlank() || line.startsWith("#") || (number == 1 && isHeading(line))) {
                continue;
            }
            try {
                credentials.add(credential(line, account));
            } catch (IllegalArgumentException | CommandFailedException wrong) {
                problems.add("line " + number + ": " + wrong.getMessage());
            }
        }
        return new UserCsv(credentials, problems);
    }

    private static boolean isHeading(String line) {
        return line.replace("\"", "").replace(" ", "").toLowerCase(Locale.ROOT).equals("user,password");
    }

    private static Credential credential(String line, Function<String, Jid> account) {
        var fields = fields(line).orElseThrow(() -> new IllegalArgumentException("a quote is not closed"));
        if (fields.size() != 2) {
            throw new IllegalArgumentException("expected user,password but found " + fields.size()
                    + " fields; a password with a comma needs double quotes");
        }
        return new Credential(account.apply(fields.getFirst().strip()), Password.of(fields.getLast()));
    }

    private static Optional<List<String>> fields(String line) {
        var fields = new ArrayList<String>();
        var field = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < line.length(); i++) {
            var c = line.charAt(i);
            if (c == '"' && quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                field.append('"');
                i++;
            } else if (c == '"' && (quoted || field.isEmpty())) {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                fields.add(field.toString());
                field.setLength(0);
            } else {
                field.append(c);
            }
        }
        fields.add(field.toString());
        return quoted ? Optional.empty() : Optional.of(fields);
    }
}
