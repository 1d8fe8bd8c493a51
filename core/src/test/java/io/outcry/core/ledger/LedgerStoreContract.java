package io.outcry.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.outcry.core.StoreException;
import io.outcry.core.address.Jid;
import io.outcry.core.custody.Fingerprint;
import io.outcry.core.custody.Place;
import io.outcry.core.ledger.LedgerStore.Appended;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What every store of ledgers keeps to. */
public interface LedgerStoreContract {

    Jid ROMEO = Jid.of("romeo@montague.example");
    Jid JULIET = Jid.of("juliet@capulet.example");
    Instant NOON = Instant.parse("2026-03-01T12:00:00.123456Z");

    /** An empty one, the same for the whole of a test. */
    LedgerStore ledger();

    static Entry entry(String id) {
        return new Entry(
                id,
                NOON,
                Entry.Kind.RECEIVED,
                ROMEO.withResource("orchard/window"),
                "origin-" + id,
                new Listed(true, "message-" + id, ""),
                "<message xmlns='jabber:client'><body>Wherefore? \uD83C\uDF39 " + id + "</body></message>");
    }

    private static Entry from(Jid peer, String id) {
        return new Entry(id, NOON, Entry.Kind.RECEIVED, peer, "", new Listed(true, "", ""), "<message/>");
    }

    static List<Entry> entries(String prefix, int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(number -> entry(prefix + number))
                .toList();
    }

    private static <T> T await(CompletionStage<T> stage) {
        return stage.toCompletableFuture().orTimeout(20, TimeUnit.SECONDS).join();
    }

    @Test
    default void nobodyWroteIntoAnEmptyLedger() {
        assertThat(await(ledger().head(JULIET))).isEqualTo(Head.EMPTY);
        assertThat(await(ledger().page(JULIET, 0, 10))).isEmpty();
        assertThat(await(ledger().delivered(JULIET))).isZero();
    }

    @Test
    default void theFirstAppendClaimsTheLedger() {
        var appended = await(ledger().append(JULIET, Head.EMPTY, 1, entries("a", 2)));

        assertThat(appended).isEqualTo(new Appended.Written(new Head(1, 2)));
        assertThat(await(ledger().head(JULIET))).isEqualTo(new Head(1, 2));
        assertThat(await(ledger().page(JULIET, 0, 10)))
                .containsExactly(new Placed(1, 1, entry("a1")), new Placed(1, 2, entry("a2")));
    }

    @Test
    default void aLaterOwnerGoesOnWithoutAGap() {
        await(ledger().append(JULIET, Head.EMPTY, 1, entries("a", 2)));
        await(ledger().append(JULIET, new Head(1, 2), 1, entries("b", 1)));

        var appended = await(ledger().append(JULIET, new Head(1, 3), 2, entries("c", 2)));

        assertThat(appended).isEqualTo(new Appended.Written(new Head(2, 5)));
        assertThat(await(ledger().page(JULIET, 0, 10))).extracting(Placed::seq).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(await(ledger().page(JULIET, 0, 10)))
                .extracting(Placed::epoch)
                .containsExactly(1L, 1L, 1L, 2L, 2L);
    }

    @Test
    default void refusesAnOwnerWhoseTermIsOver() {
        await(ledger().append(JULIET, Head.EMPTY, 1, entries("a", 1)));
        await(ledger().append(JULIET, new Head(1, 1), 2, entries("b", 1)));

        var stale = await(ledger().append(JULIET, new Head(1, 1), 1, entries("late", 1)));

        assertThat(stale).isEqualTo(new Appended.Stale(new Head(2, 2)));
        assertThat(await(ledger().page(JULIET, 0, 10)))
                .extracting(Placed::entry)
                .containsExactly(entry("a1"), entry("b1"));
    }

    @Test
    default void refusesTheSecondOfTwoFirstOwners() {
        await(ledger().append(JULIET, Head.EMPTY, 1, entries("a", 1)));

        var stale = await(ledger().append(JULIET, Head.EMPTY, 1, entries("late", 1)));

        assertThat(stale).isEqualTo(new Appended.Stale(new Head(1, 1)));
    }

    @Test
    default void refusesTheSecondOfTwoClaimsOfOneTerm() {
        await(ledger().append(JULIET, Head.EMPTY, 1, entries("a", 1)));
        await(ledger().append(JULIET, new Head(1, 1), 2, entries("b", 1)));

        var stale = await(ledger().append(JULIET, new Head(1, 1), 2, entries("late", 1)));

        assertThat(stale).isEqualTo(new Appended.Stale(new Head(2, 2)));
    }

    @Test
    default void refusesAHeadThatNeverWas() {
        var stale = await(ledger().append(JULIET, new Head(3, 9), 3, entries("a", 1)));

        assertThat(stale).isEqualTo(new Appended.Stale(Head.EMPTY));
        assertThat(await(ledger().page(JULIET, 0, 10))).isEmpty();
    }

    @Test
    default void aStaleOwnerGoesOnByClaiming() {
        await(ledger().append(JULIET, Head.EMPTY, 1, entries("a", 1)));
        var stale = (Appended.Stale) await(ledger().append(JULIET, Head.EMPTY, 1, entries("b", 1)));

        var claimed =
                await(ledger().append(JULIET, stale.actual(), stale.actual().epoch() + 1, entries("b", 1)));

        assertThat(claimed).isEqualTo(new Appended.Written(new Head(2, 2)));
    }

    @Test
    default void failsATermThatDoesNotFollow() {
        for (var epoch : List.of(0L, 2L, -1L)) {
            assertThatThrownBy(() -> await(ledger().append(JULIET, Head.EMPTY, epoch, entries("a", 1))))
                    .hasRootCauseInstanceOf(StoreException.class);
        }
        assertThat(await(ledger().head(JULIET))).isEqualTo(Head.EMPTY);
    }

    @Test
    default void failsAnAppendOfNothing() {
        assertThatThrownBy(() -> await(ledger().append(JULIET, Head.EMPTY, 1, List.of())))
                .hasRootCauseInstanceOf(StoreException.class);
        assertThat(await(ledger().head(JULIET))).isEqualTo(Head.EMPTY);
    }

    @Test
    default void ownersDoNotSeeEachOther() {
        await(ledger().append(JULIET, Head.EMPTY, 1, entries("a", 1)));
        await(ledger().append(ROMEO, Head.EMPTY, 1, entries("b", 2)));

        assertThat(await(ledger().page(JULIET, 0, 10)))
                .extracting(Placed::entry)
                .containsExactly(entry("a1"));
        assertThat(await(ledger().head(ROMEO))).isEqualTo(new Head(1, 2));
    }

    @Test
    default void pagesByTheNumberBefore() {
        await(ledger().append(JULIET, Head.EMPTY, 1, entries("a", 200)));

        var first = await(ledger().page(JULIET, 0, 80));
        var second = await(ledger().page(JULIET, first.getLast().seq(), 80));
        var third = await(ledger().page(JULIET, second.getLast().seq(), 80));

        assertThat(first).hasSize(80);
        assertThat(second).hasSize(80);
        assertThat(third)
                .extracting(Placed::seq)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(161, 200).boxed().toList());
        assertThat(await(ledger().page(JULIET, 200, 80))).isEmpty();
    }

    @Test
    default void readsAnAddressOfEachForm() {
        var server = from(Jid.ofDomain("capulet.example"), "1");
        var bare = from(ROMEO, "2");
        var odd = from(ROMEO.withResource("a@b/c"), "3");
        var host = from(Jid.ofDomain("capulet.example").withResource("x@y"), "4");

        await(ledger().append(JULIET, Head.EMPTY, 1, List.of(server, bare, odd, host)));

        assertThat(await(ledger().page(JULIET, 0, 10)))
                .extracting(Placed::entry)
                .containsExactly(server, bare, odd, host);
    }

    @Test
    default void readsAnEntryOfEachKindAsItWasWritten() {
        var entries = Arrays.stream(Entry.Kind.values())
                .map(kind -> new Entry(
                        kind.name(),
                        NOON,
                        kind,
                        ROMEO,
                        "",
                        new Listed(kind == Entry.Kind.SENT, "x".repeat(Listed.MESSAGE_ID_MAX_CHARS), "an older one"),
                        "<message/>"))
                .toList();

        await(ledger().append(JULIET, Head.EMPTY, 1, entries));

        assertThat(await(ledger().page(JULIET, 0, 10)))
                .extracting(Placed::entry)
                .isEqualTo(entries);
    }

    @Test
    default void readsWhatTheLastEntriesAreKnownBy() {
        var marks = IntStream.rangeClosed(1, 4)
                .mapToObj(
                        number -> Fingerprint.of(Optional.of(new Place("stream", number)), "origin-m" + number, "Hark"))
                .toList();
        var entries = IntStream.rangeClosed(1, 4)
                .mapToObj(number -> entry("m" + number).with(marks.get(number - 1)))
                .toList();

        await(ledger().append(JULIET, Head.EMPTY, 1, entries.subList(0, 3)));
        await(ledger().append(JULIET, new Head(1, 3), 2, entries.subList(3, 4)));

        assertThat(await(ledger().fingerprints(JULIET, 2))).containsExactlyElementsOf(marks.subList(2, 4));
        assertThat(await(ledger().fingerprints(JULIET, 10))).containsExactlyElementsOf(marks);
        assertThat(await(ledger().fingerprints(ROMEO, 10))).isEmpty();
        assertThat(await(ledger().page(JULIET, 0, 10)))
                .extracting(Placed::entry)
                .isEqualTo(entries);
    }

    @Test
    default void aCursorNeverMovesBack() {
        await(ledger().markDelivered(JULIET, 7));
        await(ledger().markDelivered(JULIET, 3));

        assertThat(await(ledger().delivered(JULIET))).isEqualTo(7);

        await(ledger().markDelivered(JULIET, 9));

        assertThat(await(ledger().delivered(JULIET))).isEqualTo(9);
        assertThat(await(ledger().delivered(ROMEO))).isZero();
    }
}
