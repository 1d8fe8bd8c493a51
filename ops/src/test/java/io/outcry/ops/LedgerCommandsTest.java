package io.outcry.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.outcry.core.address.Jid;
import io.outcry.core.ledger.Entry;
import io.outcry.core.ledger.Head;
import io.outcry.core.ledger.Listed;
import io.outcry.core.meter.Silent;
import io.outcry.ops.config.ConfigLayers;
import io.outcry.ops.config.ConfigSources;
import io.outcry.ops.console.OutcryCommand;
import io.outcry.ops.host.DataFolder;
import io.outcry.persistence.SqlStores;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a records officer does, on a folder without a node. */
class LedgerCommandsTest {

    private static final Jid JULIET = Jid.of("juliet@capulet.example");
    private static final Jid ROMEO = Jid.of("romeo@montague.example");

    @TempDir
    private Path folder = Path.of("");

    @BeforeEach
    void writeOldEntries() throws Exception {
        var config = ConfigLayers.load(ConfigSources.none()).outcry().database();
        var database = config.database(new DataFolder(folder).database(), "dc1");
        try (var stores = SqlStores.open(database, new XmlStanzaText(), new Silent())) {
            for (var owner : List.of(JULIET, ROMEO)) {
                var ledger = stores.stores().ledger();
                ledger.append(owner, Head.EMPTY, 1, entries())
                        .thenCompose(_ -> ledger.markDelivered(owner, 2))
                        .toCompletableFuture()
                        .get(20, TimeUnit.SECONDS);
            }
        }
    }

    private static List<Entry> entries() {
        var longAgo = Instant.now().minus(Duration.ofDays(40));
        return IntStream.rangeClosed(1, 3)
                .mapToObj(number -> new Entry(
                        "id-" + number,
                        longAgo,
                        Entry.Kind.RECEIVED,
                        ROMEO,
                        "",
                        new Listed(true, "", ""),
                        "<message xmlns='jabber:client'/>"))
                .toList();
    }

    private String outcry(String... words) {
        var options = Stream.of(
                "--data",
                folder.toString(),
                "--set",
                "domains=[montague.example, capulet.example]",
                "--set",
                "users.record.retention.domains.\"capulet.example\"=30d");
        var out = new StringWriter();
        OutcryCommand.create(Outcry.wiring())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(out, true))
                .execute(Stream.concat(Stream.of(words), options).toArray(String[]::new));
        return out.toString();
    }

    @Test
    void purgesWhatNobodyHoldsAndSaysSoBefore() {
        assertThat(outcry("ledger", "purge", "--dry-run").lines())
                .containsExactly(
                        "capulet.example keeps entries 30 days.",
                        "montague.example keeps entries for ever.",
                        "A purge now would remove 2 entries of 1 ledger.",
                        "1 entry would stay, though old enough: not delivered to a client of its owner yet.");

        assertThat(outcry("ledger", "hold", "capulet.example", "--reason", "case 7"))
                .startsWith("Holds the domain capulet.example with 3 entries in 1 ledger; hold ");
        assertThat(outcry("ledger", "purge", "--dry-run"))
                .contains("would remove 0 entries", "3 entries would stay, though old enough: ", "case 7");
        assertThat(outcry("ledger", "purge")).contains("Purged 0 entries of 0 ledgers.");

        assertThat(outcry("ledger", "release", "capulet.example")).startsWith("Released the domain capulet.example");
        assertThat(outcry("ledger", "purge")).contains("Purged 2 entries of 1 ledger.");
        assertThat(outcry("ledger", "verify", "--purged"))
                .contains("juliet@capulet.example (dc1) is complete from 3 on", "2 ledgers with 4 entries");
        assertThat(outcry("ledger", "hold", JULIET.toString(), "--reason", "case 8"))
                .contains("with 1 entry", "Older ones were purged before, the last on ");
        assertThat(outcry("ledger", "holds").lines()).hasSize(3);
        assertThat(outcry("ledger", "holds", "--active").lines()).hasSize(1);
    }

    @Test
    void asksWhichHoldWhereThereAreSeveral() {
        outcry("ledger", "hold", JULIET.toString(), "--reason", "case 7");
        outcry("ledger", "hold", JULIET.toString(), "--reason", "case 8");

        assertThat(outcry("ledger", "release", JULIET.toString()))
                .contains("there are several holds on juliet@capulet.example", "case 7", "case 8");
        var id = outcry("ledger", "holds").lines().findFirst().orElseThrow().split(" ", 2)[0];
        assertThat(outcry("ledger", "release", JULIET.toString(), "--id", id)).contains(id);
        assertThat(outcry("ledger", "release", JULIET.toString(), "--id", id)).contains("there is no such hold");
        assertThat(outcry("ledger", "release", JULIET.toString())).startsWith("Released");
    }
}
