package io.outcry.core.archive;

import static org.assertj.core.api.Assertions.assertThat;

import io.outcry.core.address.Jid;
import io.outcry.core.ledger.Entry;
import io.outcry.core.ledger.LedgerStore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What every store of archives makes of messages that were taken back (XEP-0424, XEP-0425). */
public interface TombstoneContract {

    Jid ROMEO = Jid.of("romeo@montague.example");
    Jid JULIET = Jid.of("juliet@capulet.example");
    Jid NURSE = Jid.of("nurse@capulet.example");
    Instant NOON = Instant.parse("2026-03-01T12:00:00.123456Z");

    /** An empty one, the same for the whole of a test. */
    LedgerStore ledger();

    /** Of that ledger. */
    ArchiveStore archive();

    private Written juliet() {
        return new Written(ledger(), JULIET);
    }

    private ArchivePage.Found found(ArchiveQuery query) {
        return (ArchivePage.Found) archive()
                .page(JULIET, query)
                .toCompletableFuture()
                .orTimeout(20, TimeUnit.SECONDS)
                .join();
    }

    @Test
    default void setsATombstoneWhereTheAuthorTookAMessageBack() {
        var written = juliet();
        var rash = written.message(Entry.Kind.RECEIVED, ROMEO.withResource("orchard"), "m1", "");
        var other = written.message(Entry.Kind.RECEIVED, ROMEO, "m2", "");
        written.at(NOON.plusSeconds(5)).message(Entry.Kind.RECEIVED, ROMEO.withResource("cell"), "sorry", "m1");

        var entries = found(ArchiveQuery.first(ArchiveFilter.ALL, 10)).entries();

        assertThat(entries)
                .extracting(archived -> archived.entry().id())
                .startsWith(rash, other)
                .hasSize(3);
        assertThat(entries)
                .extracting(Archived::tombstone)
                .containsExactly(
                        Optional.of(new Archived.Tombstone("sorry", NOON.plusSeconds(5))),
                        Optional.empty(),
                        Optional.empty());
        assertThat(found(ArchiveQuery.first(ArchiveFilter.ALL, 1).only(rash))
                        .entries()
                        .getFirst()
                        .tombstone())
                .isPresent();
    }

    @Test
    default void nobodyElseTakesAMessageBack() {
        var written = juliet();
        written.message(Entry.Kind.RECEIVED, ROMEO, "m1", "");
        written.message(Entry.Kind.RECEIVED, NURSE, "not mine", "m1");
        written.message(Entry.Kind.SENT, ROMEO, "not mine either", "m1");
        new Written(ledger(), NURSE).message(Entry.Kind.RECEIVED, ROMEO, "elsewhere", "m1");

        assertThat(found(ArchiveQuery.first(ArchiveFilter.ALL, 10)).entries())
                .extracting(Archived::tombstone)
                .hasSize(3)
                .containsOnly(Optional.empty());
    }

    @Test
    default void theNewestRetractionCounts() {
        var written = juliet();
        written.message(Entry.Kind.SENT, ROMEO, "m1", "");
        written.message(Entry.Kind.SENT, ROMEO, "once", "m1");
        written.at(NOON.plusSeconds(9)).message(Entry.Kind.SENT, ROMEO, "twice", "m1");

        assertThat(found(ArchiveQuery.first(ArchiveFilter.ALL, 1))
                        .entries()
                        .getFirst()
                        .tombstone())
                .contains(new Archived.Tombstone("twice", NOON.plusSeconds(9)));
    }

    @Test
    default void inARoomItsStanzaIdSaysWhatIsTakenBack() {
        var written = juliet();
        var rash = written.message(Entry.Kind.SAID, ROMEO.withResource("orchard"), "m1", "");
        written.message(Entry.Kind.SAID, NURSE, "not mine", rash);
        written.message(Entry.Kind.SAID, ROMEO, "not by that name", "m1");
        assertThat(tombstones()).hasSize(3).containsOnly(Optional.empty());

        written.at(NOON.plusSeconds(5)).message(Entry.Kind.SAID, ROMEO.withResource("cell"), "sorry", rash);

        assertThat(tombstones().getFirst()).contains(new Archived.Tombstone("sorry", NOON.plusSeconds(5)));
    }

    @Test
    default void aModeratorTakesBackWhatAnybodySaid() {
        var written = juliet();
        var rash = written.message(Entry.Kind.SAID, ROMEO, "m1", "");
        written.at(NOON.plusSeconds(5)).message(Entry.Kind.MODERATED, NURSE, "off topic", rash);

        assertThat(tombstones())
                .containsExactly(
                        Optional.of(new Archived.Tombstone(
                                "off topic", NOON.plusSeconds(5), Optional.of("<message xmlns='jabber:client'/>"))),
                        Optional.empty());
    }

    private List<Optional<Archived.Tombstone>> tombstones() {
        return found(ArchiveQuery.first(ArchiveFilter.ALL, 10)).entries().stream()
                .map(Archived::tombstone)
                .toList();
    }
}
