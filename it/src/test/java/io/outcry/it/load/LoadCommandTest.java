package io.outcry.it.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the command line says to what makes no sense. No server is asked. */
class LoadCommandTest {

    private record Outcome(int exitCode, String out, String err) {}

    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "chat --users 3                  | their number must be even, was 3",
                "chat --users 0                  | --users must be 1 to 100000, was 0",
                "chat --rate 0                   | --rate must be positive, was 0.0",
                "chat --rate many                | --rate",
                "chat --body-bytes 10            | --body-bytes must be 47 to 200000, was 10",
                "chat --duration 0s              | --duration must be positive",
                "chat --duration 30              | '30' is no duration such as 500ms, 30s, 2m",
                "chat --server localhost         | 'localhost' is no address such as 127.0.0.1:5222",
                "chat --server localhost:70000   | is no address such as 127.0.0.1:5222",
                "chat --tls perhaps              | STARTTLS, DIRECT, NONE",
                "chat --stream-management maybe  | ON, OFF",
                "chat --to nobody                | FULL, BARE",
                "chat --login-rate 0             | --login-rate must be positive, was 0.0",
                "chat --user-pattern romeo       | --user-pattern needs {n}",
                "chat --pid 2147483647           | --pid 2147483647: no such process",
                "muc --rooms 0                   | --rooms must be 1 to 100000, was 0",
                "muc --occupants 5001            | --occupants must be 1 to 5000, was 5001",
                "muc --rooms-per-account 11      | --rooms-per-account must be 1 to 10, was 11",
                "muc --rooms 100 --occupants 2000| at most 100000, were 200000",
                "muc --joins-at-once 0           | --joins-at-once must be positive, was 0",
                "muc --join-limit 0s             | --join-limit must be positive",
                "muc --rate 0                    | --rate must be positive, was 0.0",
                "muc --body-bytes 10             | --body-bytes must be 47 to 200000, was 10",
                "muc --duration 0s               | --duration must be positive",
                "muc --users 5                   | --users",
                "idle --rate 5                   | --rate",
                "compare                         | FILE",
                "dance                           | dance"
            })
    void explainsWhatMakesNoSense(String arguments, String words) {
        var outcome = load(arguments.strip().split(" +"));

        assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(LoadCommand.USAGE);
        assertThat(outcome.err()).contains(words);
    }

    @Test
    void saysWhichFileItCannotRead() {
        var outcome = load("compare", folder.resolve("verona.json").toString());

        assertThat(outcome.exitCode()).isEqualTo(LoadCommand.FLAWED);
        assertThat(outcome.err()).contains("NoSuchFileException", "verona.json");
    }

    @Test
    void saysWhenTheAccountsAreTooFew() throws Exception {
        var file = Files.writeString(folder.resolve("users.csv"), "romeo,balcony\n");

        var outcome = load("chat", "--users", "2", "--accounts", file.toString());

        assertThat(outcome.exitCode()).isEqualTo(LoadCommand.USAGE);
        assertThat(outcome.err()).contains("the load takes 2 accounts, but the file has 1");
    }

    @Test
    void printsTheAccountsThatItUses() {
        var outcome = load("accounts", "--users", "2", "--domain", "montague.example", "--user-pattern", "romeo-{n}");

        assertThat(outcome.exitCode()).isEqualTo(LoadCommand.DONE);
        assertThat(outcome.out().lines())
                .containsExactly("romeo-1@montague.example,secret-1", "romeo-2@montague.example,secret-2");
    }

    @Test
    void explainsItself() {
        assertThat(load().out()).contains("chat", "muc", "idle", "compare", "accounts");
        assertThat(load("chat", "--help").out()).contains("--rate", "open loop", "Exit codes");
        assertThat(load("muc", "--help").out()).contains("--rooms-per-account", "conference.DOMAIN", "--domain");
    }

    private static Outcome load(String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        var exitCode = LoadCommand.create(new StopSignal())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
        return new Outcome(exitCode, out.toString(), err.toString());
    }
}
