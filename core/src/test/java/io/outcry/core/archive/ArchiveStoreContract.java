package io.outcry.core.archive;

import static org.assertj.core.api.Assertions.assertThat;

import io.outcry.core.address.Jid;
import io.outcry.core.archive.ArchivePreferences.Others;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every store of archives keeps to. */
public interface ArchiveStoreContract extends TombstoneContract {

    private static <T> T await(CompletionStage<T> stage) {
        return stage.toCompletableFuture().orTimeout(20, TimeUnit.SECONDS).join();
    }

    private Written juliet() {
        return new Written(ledger(), JULIET);
    }

    private ArchivePage.Found found(ArchiveQuery query) {
        return (ArchivePage.Found) await(archive().page(JULIET, query));
    }

    private List<String> ids(ArchiveQuery query) {
        return found(query).entries().stream()
                .map(archived -> archived.entry().id())
                .toList();
    }

    private List<String> ids(ArchiveFilter filter) {
        return ids(ArchiveQuery.first(filter, 100));
    }

    private static ArchiveFilter with(Jid peer) {
        return new ArchiveFilter(Optional.empty(), Optional.empty(), Optional.of(peer));
    }

    private static ArchiveFilter between(Instant start, Instant end) {
        return new ArchiveFilter(Optional.of(start), Optional.of(end), Optional.empty());
    }

    private static ArchiveFilter from(Instant start) {
        return new ArchiveFilter(Optional.of(start), Optional.empty(), Optional.empty());
    }

    private static ArchiveFilter until(Instant end) {
        return new ArchiveFilter(Optional.empty(), Optional.of(end), Optional.empty());
    }

    private List<String> tenMinutesOfRomeo() {
        var written = juliet();
        return IntStream.range(0, 10)
                .mapToObj(minute -> written.at(NOON.plusSeconds(60L * minute)).from(ROMEO))
                .toList();
    }

    @Test
    default void nothingIsInAnEmptyArchive() {
        assertThat(found(ArchiveQuery.first(ArchiveFilter.ALL, 10).counting(5)))
                .isEqualTo(new ArchivePage.Found(List.of(), true, OptionalLong.of(0)));
        assertThat(ids(from(NOON))).isEmpty();
        assertThat(await(archive().extent(JULIET, ArchiveFilter.ALL))).isEmpty();
    }

    @Test
    default void givesEntriesAsTheyWereWritten() {
        var id = juliet().from(ROMEO.withResource("a@b/c"));

        var entry = found(ArchiveQuery.first(ArchiveFilter.ALL, 10)).entries().getFirst();

        assertThat(entry.tombstone()).isEmpty();
        assertThat(entry.entry())
                .isEqualTo(await(ledger().page(JULIET, 0, 1)).getFirst().entry());
        assertThat(entry.entry().id()).isEqualTo(id);
    }

    @Test
    default void pagesForwards() {
        var all = tenMinutesOfRomeo();
        var query = ArchiveQuery.first(ArchiveFilter.ALL, 4);

        assertThat(ids(query)).isEqualTo(all.subList(0, 4));
        assertThat(found(query).isComplete()).isFalse();
        assertThat(ids(query.behind(all.get(3)))).isEqualTo(all.subList(4, 8));
        assertThat(ids(query.behind(all.get(7)))).isEqualTo(all.subList(8, 10));
        assertThat(found(query.behind(all.get(7))).isComplete()).isTrue();
        assertThat(found(query.behind(all.get(5))).isComplete()).isTrue();
        assertThat(ids(query.behind(all.get(9)))).isEmpty();
    }

    @Test
    default void pagesBackwardsInTheSameOrder() {
        var all = tenMinutesOfRomeo();
        var query = ArchiveQuery.last(ArchiveFilter.ALL, 4);

        assertThat(ids(query)).isEqualTo(all.subList(6, 10));
        assertThat(found(query).isComplete()).isFalse();
        assertThat(ids(query.inFrontOf(all.get(6)))).isEqualTo(all.subList(2, 6));
        assertThat(ids(query.inFrontOf(all.get(2)))).isEqualTo(all.subList(0, 2));
        assertThat(found(query.inFrontOf(all.get(2))).isComplete()).isTrue();
        assertThat(ids(query.inFrontOf(all.get(0)))).isEmpty();
    }

    @Test
    default void findsWhatLiesBetweenTwo() {
        var all = tenMinutesOfRomeo();

        var query = ArchiveQuery.first(ArchiveFilter.ALL, 20).behind(all.get(2)).inFrontOf(all.get(6));

        assertThat(ids(query)).isEqualTo(all.subList(3, 6));
        assertThat(ids(ArchiveQuery.last(ArchiveFilter.ALL, 2)
                        .behind(all.get(2))
                        .inFrontOf(all.get(6))))
                .isEqualTo(all.subList(4, 6));
    }

    @Test
    default void doesNotShowWhatIsHidden() {
        var written = juliet();
        var shown = written.from(ROMEO);
        var hidden = written.hidden(ROMEO);

        assertThat(ids(ArchiveFilter.ALL)).containsExactly(shown);
        assertThat(ids(with(ROMEO))).containsExactly(shown);
        assertThat(ids(ArchiveQuery.first(ArchiveFilter.ALL, 1).behind(shown))).isEmpty();
        // A client that was given it may still go on from there.
        assertThat(ids(ArchiveQuery.last(ArchiveFilter.ALL, 5).inFrontOf(hidden)))
                .containsExactly(shown);
        assertThat(await(archive()
                        .page(JULIET, ArchiveQuery.first(ArchiveFilter.ALL, 5).only(hidden))))
                .isEqualTo(new ArchivePage.UnknownId());
    }

    @Test
    default void showsWhatWasSentAndReceivedInOneOrder() {
        var written = juliet();
        var received = written.from(ROMEO);
        var sent = written.to(ROMEO.withResource("orchard"));
        var other = written.to(NURSE);

        assertThat(ids(ArchiveFilter.ALL)).containsExactly(received, sent, other);
        assertThat(ids(with(ROMEO))).containsExactly(received, sent);
    }

    @Test
    default void aBareAddressIsAllItsSessions() {
        var written = juliet();
        var orchard = written.from(ROMEO.withResource("orchard"));
        var cell = written.from(ROMEO.withResource("cell"));
        written.from(NURSE.withResource("orchard"));
        var bare = written.from(ROMEO);

        assertThat(ids(with(ROMEO))).containsExactly(orchard, cell, bare);
        assertThat(ids(with(ROMEO.withResource("cell")))).containsExactly(cell);
        assertThat(ids(with(Jid.of("romeo@montague.exampl")))).isEmpty();
        assertThat(ids(with(Jid.of("romeo")))).isEmpty();
    }

    @Test
    default void tellsLongAddressesApart() {
        var written = juliet();
        var beginning = "r".repeat(300);
        var first = written.from(new Jid(beginning + "1", "montague.example", "orchard"));
        var second = written.from(new Jid(beginning + "2", "montague.example", ""));
        var shorter = written.from(new Jid(beginning, "montague.example", ""));

        assertThat(ids(with(new Jid(beginning + "1", "montague.example", "")))).containsExactly(first);
        assertThat(ids(with(new Jid(beginning + "2", "montague.example", "")))).containsExactly(second);
        assertThat(ids(with(new Jid(beginning, "montague.example", "")))).containsExactly(shorter);
    }

    @Test
    default void findsByTime() {
        var all = tenMinutesOfRomeo();

        assertThat(ids(between(NOON.plusSeconds(120), NOON.plusSeconds(240)))).isEqualTo(all.subList(2, 5));
        assertThat(ids(from(NOON.plusSeconds(480).plusNanos(1_000)))).isEqualTo(all.subList(9, 10));
        assertThat(ids(until(NOON.plusSeconds(60).minusNanos(1_000)))).isEqualTo(all.subList(0, 1));
        assertThat(ids(from(NOON.minus(Duration.ofDays(900))))).isEqualTo(all);
        assertThat(ids(until(NOON.plus(Duration.ofDays(900))))).isEqualTo(all);
        assertThat(ids(from(NOON.plus(Duration.ofDays(1))))).isEmpty();
        assertThat(ids(until(NOON.minus(Duration.ofDays(1))))).isEmpty();
        assertThat(ids(between(NOON.plusSeconds(90), NOON.plusSeconds(100)))).isEmpty();
        assertThat(ids(between(NOON.plusSeconds(240), NOON.plusSeconds(120)))).isEmpty();
    }

    @Test
    default void pagesWithinAFilter() {
        var all = tenMinutesOfRomeo();
        var filter = between(NOON.plusSeconds(120), NOON.plusSeconds(420));

        assertThat(ids(ArchiveQuery.first(filter, 4))).isEqualTo(all.subList(2, 6));
        assertThat(ids(ArchiveQuery.first(filter, 4).behind(all.get(5)))).isEqualTo(all.subList(6, 8));
        assertThat(found(ArchiveQuery.first(filter, 4).behind(all.get(5))).isComplete())
                .isTrue();
        assertThat(ids(ArchiveQuery.last(filter, 4))).isEqualTo(all.subList(4, 8));
    }

    @Test
    default void missesNothingWhereClocksDiffer() {
        var fast = new Written(ledger(), JULIET);
        fast.at(NOON.minusSeconds(300)).from(ROMEO);
        var early = fast.at(NOON.plusSeconds(20)).from(ROMEO);
        var slow = fast.continuedElsewhere();
        var late = slow.at(NOON.minusSeconds(35)).from(ROMEO);
        var end = slow.at(NOON.plusSeconds(3)).from(ROMEO);

        assertThat(ids(from(NOON.plusSeconds(10)))).containsExactly(early);
        assertThat(ids(between(NOON.minusSeconds(40), NOON))).containsExactly(late);
        assertThat(ids(from(NOON.minusSeconds(40)))).containsExactly(early, late, end);
    }

    @Test
    default void findsByIds() {
        var all = tenMinutesOfRomeo();
        var query = ArchiveQuery.first(ArchiveFilter.ALL, 10);

        assertThat(ids(query.only(all.get(7), all.get(2)))).containsExactly(all.get(2), all.get(7));
        assertThat(ids(query.only(all.get(2), all.get(2)))).containsExactly(all.get(2));
        assertThat(ids(ArchiveQuery.first(with(NURSE), 10).only(all.get(2)))).isEmpty();
        assertThat(ids(query.only(all.get(7), all.get(2)).behind(all.get(2)))).containsExactly(all.get(7));
    }

    @Test
    default void saysWhereAnIdIsUnknown() {
        var all = tenMinutesOfRomeo();
        var foreign = new Written(ledger(), ROMEO).from(NURSE);
        var query = ArchiveQuery.first(ArchiveFilter.ALL, 10);

        for (var unknown : List.of("nonsense", foreign, "x".repeat(5_000))) {
            for (var asked :
                    List.of(query.behind(unknown), query.inFrontOf(unknown), query.only(unknown, all.getFirst()))) {
                assertThat(await(archive().page(JULIET, asked))).isEqualTo(new ArchivePage.UnknownId());
            }
        }
    }

    @Test
    default void countsWhatMatchesUpToALimit() {
        var all = tenMinutesOfRomeo();
        new Written(ledger(), ROMEO).from(JULIET);

        assertThat(found(ArchiveQuery.first(ArchiveFilter.ALL, 3).counting(10)).count())
                .hasValue(10);
        assertThat(found(ArchiveQuery.first(ArchiveFilter.ALL, 3).counting(9)).count())
                .isEmpty();
        assertThat(found(ArchiveQuery.last(from(NOON.plusSeconds(60)), 3).counting(10))
                        .count())
                .hasValue(9);
        var none = found(ArchiveQuery.first(with(ROMEO), 0).behind(all.get(0)).counting(10));
        assertThat(none).isEqualTo(new ArchivePage.Found(List.of(), false, OptionalLong.of(9)));
    }

    @Test
    default void tellsFromWhereToWhereItReaches() {
        var written = juliet();
        written.hidden(ROMEO);
        var first = written.at(NOON.plusSeconds(1)).from(ROMEO);
        written.at(NOON.plusSeconds(2)).from(ROMEO);
        var last = written.at(NOON.plusSeconds(3)).to(NURSE);
        written.hidden(ROMEO);

        assertThat(await(archive().extent(JULIET, ArchiveFilter.ALL)))
                .contains(new ArchiveExtent(
                        new ArchiveExtent.End(first, NOON.plusSeconds(1)),
                        new ArchiveExtent.End(last, NOON.plusSeconds(3))));
    }

    @Test
    default void keepsWhatTheOwnerWantsToSee() {
        var first = new ArchivePreferences(Others.ROSTER, Set.of(ROMEO), Set.of(NURSE.withResource("hall")));
        var second = new ArchivePreferences(Others.NEVER, Set.of(), Set.of(ROMEO, NURSE));
        assertThat(await(archive().preferences(JULIET))).isEqualTo(ArchivePreferences.ALL);

        await(archive().save(JULIET, first));
        assertThat(await(archive().preferences(JULIET))).isEqualTo(first);
        await(archive().save(JULIET, second));
        assertThat(await(archive().preferences(JULIET))).isEqualTo(second);
        assertThat(await(archive().preferences(ROMEO))).isEqualTo(ArchivePreferences.ALL);

        await(archive().removePreferences(JULIET));
        assertThat(await(archive().preferences(JULIET))).isEqualTo(ArchivePreferences.ALL);
    }

    @Test
    default void reachesAsFarAsIsAskedFor() {
        var all = tenMinutesOfRomeo();
        var third = await(
                archive().page(JULIET, ArchiveQuery.first(ArchiveFilter.ALL, 1).only(all.get(2))));
        var time = ((ArchivePage.Found) third).entries().getFirst().entry().at();

        var extent =
                await(archive().extent(JULIET, ArchiveFilter.ALL.since(time))).orElseThrow();

        assertThat(extent.first().id()).isEqualTo(all.get(2));
        assertThat(extent.last().id()).isEqualTo(all.getLast());
        assertThat(await(archive().extent(JULIET, ArchiveFilter.ALL.since(time.plusSeconds(86_400)))))
                .isEmpty();
    }
}
