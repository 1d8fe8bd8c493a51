package io.outcry.ops.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.outcry.core.address.Jid;
import io.outcry.core.ledger.Inspection;
import io.outcry.ops.admin.Password;
import io.outcry.ops.admin.TestUsers;
import io.outcry.ops.host.DataFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutcryCommandTest extends CommandTest {

    @Test
    void addsListsAndRemovesOnAFolderWithoutANode() {
        assertThat(outcry("user", "add", "romeo", "balcony"))
                .isEqualTo(new Outcome(0, "Added romeo@montague.example.\n", ""));
        assertThat(outcry("user", "add", "juliet@capulet.example", "x").exitCode())
                .isZero();

        assertThat(outcry("user", "list").out()).isEqualTo("romeo@montague.example\n");
        assertThat(outcry("user", "list", "capulet.example").out()).isEqualTo("juliet@capulet.example\n");
        assertThat(outcry("user", "remove", "romeo").exitCode()).isZero();
        assertThat(outcry("user", "remove", "romeo"))
                .isEqualTo(new Outcome(1, "", "There is no romeo@montague.example.\n"));
    }

    @Test
    void recordsWhoSatAtTheCommandLine() {
        outcry("user", "add", "romeo", "balcony");

        assertThat(users.audit().entries().getFirst().actor())
                .isEqualTo("command line, " + System.getProperty("user.name"));
    }

    @Test
    void doesTheSameThroughARunningNode() throws Exception {
        var data = new DataFolder(folder);
        try (var _ = data.tryHold().orElseThrow()) {
            var node = startNode(data);

            assertThat(outcry("user", "add", "romeo", "balcony").out()).isEqualTo("Added romeo@montague.example.\n");
            assertThat(outcry("user", "add", "romeo", "balcony").exitCode()).isEqualTo(1);
            assertThat(outcry("user", "password", "romeo", "orchard").exitCode())
                    .isZero();
            assertThat(outcry("user", "password", "juliet", "orchard").exitCode())
                    .isEqualTo(1);
            assertThat(outcry("user", "list").out()).isEqualTo("romeo@montague.example\n");
            assertThat(outcry("user", "remove", "romeo").exitCode()).isZero();
            assertThat(outcry("user", "add", "tybalt@verona.example", "x"))
                    .isEqualTo(new Outcome(
                            1,
                            "",
                            "verona.example is not a domain of this node; it has montague.example, capulet.example\n"));
            assertThat(users.audit().entries().getFirst().actor()).startsWith("token (command line");

            node.stop().toCompletableFuture().join();
        }
    }

    @Test
    void showsTheStatusOfARunningNode() throws Exception {
        var data = new DataFolder(folder);
        try (var _ = data.tryHold().orElseThrow()) {
            var node = startNode(data);

            assertThat(outcry("status").out()).isEqualTo("""
                            Outcry     1.0
                            Node       outcry@node, datacenter dc
                            Domains    montague.example
                            Up         1 d 2 h 3 min 4 s
                            Sessions   1: 1 established
                            Messages   7 since the start
                            Users      2
                            Memory     16 of 64 MiB heap
                            Stores     memory     96% of 50 reads, half within 0.002 ms, 99% within 0.030 ms
                                       redis      0% of 2 reads, half within 0.300 ms, 99% within 250.000 ms, LOST for 1 min 15 s
                                       database   not asked yet
                            Cluster    node          datacenter  state                 up for             version  shards  accounts  sessions  detached
                                       verona:17355  dc          up                    1 d 2 h 3 min 4 s  1.0      600     12        9         1
                                       mantua:17355  dc          leaving, UNREACHABLE  DOES NOT ANSWER
                            Listeners  c2s        0.0.0.0:5222 STARTTLS
                                       c2s-tls    0.0.0.0:5223 TLS
                            """);
            assertThat(outcry("status", "--json").out()).startsWith("{\"version\":\"1.0\"");

            node.stop().toCompletableFuture().join();
        }
    }

    @Test
    void saysThatNoNodeRuns() {
        var outcome = outcry("status");

        assertThat(outcome.exitCode()).isEqualTo(5);
        assertThat(outcome.err()).startsWith("No node runs on ").endsWith("Start one: ./outcry run\n");
    }

    @Test
    void saysThatANodeIsNotThereYet() throws IOException {
        try (var _ = new DataFolder(folder).tryHold().orElseThrow()) {
            var outcome = outcry("user", "list");

            assertThat(outcome.exitCode()).isEqualTo(5);
            assertThat(outcome.err()).contains("it is starting or stopping");
        }
    }

    @Test
    void importsThousandsWithProgress() throws IOException {
        var lines = IntStream.range(0, 1_001).mapToObj(i -> "user" + i + ",secret" + i);
        var file = Files.write(
                folder.resolve("users.csv"),
                Stream.concat(Stream.of("user,password"), lines).toList());

        var outcome = outcry("user", "import", file.toString());

        assertThat(outcome.out()).isEqualTo("Imported 1001 users; 0 existed already.\n");
        assertThat(outcome.err()).contains("250 of 1001").endsWith("1001 of 1001\n");
        assertThat(outcry("user", "list").out().lines()).hasSize(1_001);
    }

    @Test
    void importsNothingWhereOneLineIsWrong() throws IOException {
        var file = Files.writeString(folder.resolve("users.csv"), "romeo,balcony\n@,x\njuliet\ntybalt,\"open\n");

        var outcome = outcry("user", "import", file.toString());

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.err())
                .contains(
                        "line 2: @ is not an address",
                        "line 3: expected user,password",
                        "line 4: a quote is not closed")
                .endsWith("Nothing was imported.\n");
        assertThat(outcry("user", "list").out()).isEmpty();
    }

    @Test
    void takesAPasswordFromStandardInputOnly() throws Exception {
        var before = System.in;
        try (var input =
                new java.io.ByteArrayInputStream("balcony\n".getBytes(java.nio.charset.StandardCharsets.UTF_8))) {
            System.setIn(input);

            assertThat(outcry("user", "add", "romeo", "--password-stdin").exitCode())
                    .isZero();
        } finally {
            System.setIn(before);
        }

        var keys = users.accounts()
                .find(Jid.of("romeo@montague.example"))
                .toCompletableFuture()
                .join()
                .orElseThrow()
                .keys();
        assertThat(keys).isEqualTo(TestUsers.keys(Password.of("balcony")));
        assertThat(outcry("user", "add", "romeo", "x", "--password-stdin").exitCode())
                .isEqualTo(2);
    }

    @Test
    void saysWhatIsWrongWithTheConfiguration() {
        var outcome = outcry("user", "list", "--set", "limits.max-dept=3");

        assertThat(outcome.exitCode()).isEqualTo(3);
        assertThat(outcome.err()).isEqualTo("""
                        The configuration cannot be used:
                          --set limits.max-dept=3: limits.max-dept: no such key; did you mean max-depth?
                        """);
    }

    @Test
    void refusesToRunOnAFolderInUse() throws IOException {
        try (var _ = new DataFolder(folder).tryHold().orElseThrow()) {
            var outcome = outcry("run");

            assertThat(outcome.exitCode()).isEqualTo(4);
            assertThat(outcome.err()).contains("is in use by another node");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "run",
                "status",
                "user",
                "user add",
                "user import",
                "user list",
                "user password",
                "user remove",
                "ledger hold",
                "ledger release",
                "ledger holds",
                "ledger purge",
                "ledger verify"
            })
    void explainsEveryCommand(String command) {
        var words = Stream.concat(Stream.of(command.split(" ", -1)), Stream.of("--help"))
                .toArray(String[]::new);

        var outcome = execute(words);

        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.out()).contains("Usage: outcry " + command, "Exit codes:");
    }

    @Test
    void hintsAtTheHelpWhereTheCommandLineMakesNoSense() {
        var outcome = execute("user", "add");

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err()).contains("USER").endsWith("Try: ./outcry user add --help\n");
    }

    private void findsAGapInTheSecondOfTwoParts() {
        users.upkeep().finds("", new Inspection(500, 1_200, List.of(), List.of(), "romeo@montague.example"));
        var fault = new Inspection.Fault("tybalt@capulet.example", "dc1", "has 3 entries");
        users.upkeep().finds("romeo@montague.example", new Inspection(2, 5, List.of(fault), List.of(), ""));
    }

    @Test
    void saysThatEveryLedgerIsWhole() {
        users.upkeep().finds("", new Inspection(500, 1_200, List.of(), List.of(), "romeo@montague.example"));
        users.upkeep().finds("romeo@montague.example", new Inspection(2, 5, List.of(), List.of(), ""));

        assertThat(outcry("ledger", "verify"))
                .isEqualTo(new Outcome(0, "502 ledgers with 1205 entries: every sequence is whole.\n", ""));
    }

    @Test
    void saysFromWhereOnALedgerIsComplete() {
        var beginning =
                new Inspection.Beginning("romeo@montague.example", "dc1", 120, Instant.parse("2026-03-01T02:00:00Z"));
        users.upkeep().finds("", new Inspection(2, 1_205, List.of(), List.of(beginning), ""));

        assertThat(outcry("ledger", "verify").out())
                .isEqualTo("2 ledgers with 1205 entries: every sequence is whole, 1 begins behind what retention purged"
                        + " (--purged names the ledgers).\n");
        assertThat(outcry("ledger", "verify", "--purged").out())
                .startsWith("romeo@montague.example (dc1) is complete from 120 on: entries before 120 were purged by"
                        + " retention on 2026-03-01.\n");
    }

    @Test
    void saysWhichLedgerIsNot() {
        findsAGapInTheSecondOfTwoParts();

        assertThat(outcry("ledger", "verify")).isEqualTo(new Outcome(1, "", """
                        tybalt@capulet.example (dc1) has 3 entries.
                        502 ledgers with 1205 entries: 1 is not as it has to be.
                        """));
    }

    @Test
    void asksTheRunningNodeForItsLedgers() throws Exception {
        findsAGapInTheSecondOfTwoParts();
        var data = new DataFolder(folder);
        try (var _ = data.tryHold().orElseThrow()) {
            var node = startNode(data);
            try {
                assertThat(outcry("ledger", "verify").err()).contains("tybalt@capulet.example (dc1) has 3 entries.");
                assertThat(outcry("ledger", "hold", "romeo@montague.example", "--reason", "case 7")
                                .out())
                        .isEqualTo("Holds romeo@montague.example with 0 entries in 0 ledgers; hold id-1.\n");
                assertThat(outcry("ledger", "hold", "montague.exmaple", "--reason", "case 7"))
                        .isEqualTo(new Outcome(
                                1,
                                "",
                                "montague.exmaple is not a domain of this node, which has montague.example,"
                                        + " capulet.example, and no ledger is left of montague.exmaple\n"));
                assertThat(outcry("ledger", "holds").out())
                        .startsWith("id-1  romeo@montague.example  held 2026-02-14T12:00:00Z by token (command line")
                        .endsWith(": case 7\n");
                assertThat(outcry("ledger", "release", "romeo@montague.example", "--reason", "settled")
                                .out())
                        .isEqualTo("Released romeo@montague.example; hold id-1.\n");
                assertThat(outcry("ledger", "holds", "--json").out())
                        .contains("\"release\":{\"reason\":\"settled\"", "\"at\":\"2026-02-14T12:00:00Z\"");
                assertThat(outcry("ledger", "purge").out()).isEqualTo("Purged 0 entries of 0 ledgers.\n");
            } finally {
                node.stop().toCompletableFuture().join();
            }
        }
    }

    @Test
    void backsUpAFolderWithoutANode() throws Exception {
        var file = folder.resolve("all.zip");

        assertThat(outcry("backup", file.toString())).isEqualTo(new Outcome(0, "Wrote 3 bytes to " + file + ".\n", ""));
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(users.audit().entries())
                .singleElement()
                .satisfies(entry -> assertThat(entry.action()).isEqualTo("backup"));
        assertThat(outcry("backup", file.toString())).isEqualTo(new Outcome(1, "", file + " exists already.\n"));
    }

    @Test
    void backsUpThroughTheRunningNode() throws Exception {
        var file = folder.resolve("all.zip");
        var data = new DataFolder(folder);
        try (var _ = data.tryHold().orElseThrow()) {
            var node = startNode(data);
            try {
                assertThat(outcry("backup", file.toString()).exitCode()).isZero();
                assertThat(file).hasContent("all");
            } finally {
                node.stop().toCompletableFuture().join();
            }
        }
    }

    @Test
    void restoresOnlyWhereNoDatabaseIsAndNoNodeRuns() throws Exception {
        var backup = folder.resolve("all.zip");
        try (var zip = new ZipOutputStream(Files.newOutputStream(backup))) {
            zip.putNextEntry(new ZipEntry("db.mv.db"));
            zip.write("all".getBytes(StandardCharsets.UTF_8));
        }
        var data = new DataFolder(folder);
        try (var _ = data.tryHold().orElseThrow()) {
            assertThat(outcry("restore", backup.toString()).exitCode()).isEqualTo(4);
        }

        var restored = outcry("restore", backup.toString());
        assertThat(restored.exitCode()).isZero();
        assertThat(restored.out()).contains("every sequence is whole");
        assertThat(data.databaseFile()).hasContent("all");
        assertThat(outcry("restore", backup.toString()).err()).contains("There is a database already");
        assertThat(outcry("restore", backup.toString(), "--set", "database.url=\"mysql://db.example/x\"")
                        .err())
                .contains("its own tools");
    }
}
