package io.outcry.core.archive;

import io.outcry.core.address.Jid;
import io.outcry.core.archive.Archived.Tombstone;
import io.outcry.core.ledger.Entry;
import io.outcry.core.ledger.LedgerStore;
import io.outcry.core.ledger.Placed;
import io.outcry.core.ledger.Retraction;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/** The archives of a test: reads whole ledgers. */
public final class LedgerArchive implements ArchiveStore {

    private final LedgerStore ledger;
    private final Map<Jid, ArchivePreferences> preferences = new ConcurrentHashMap<>();

    public LedgerArchive(LedgerStore ledger) {
        this.ledger = ledger;
    }

    @Override
    public CompletionStage<ArchivePage> page(Jid owner, ArchiveQuery query) {
        return ledger.page(owner, 0, Integer.MAX_VALUE).thenApply(entries -> page(entries, query));
    }

    private static ArchivePage page(List<Placed> all, ArchiveQuery query) {
        var shown = all.stream().filter(placed -> placed.entry().listed().isShown());
        if (!hasAll(
                        all.stream(),
                        Stream.concat(query.after().stream(), query.before().stream())
                                .toList())
                || !hasAll(shown, query.ids())) {
            return new ArchivePage.UnknownId();
        }
        ToLongFunction<String> seqOf = id -> all.stream()
                .filter(placed -> placed.entry().id().equals(id))
                .findFirst()
                .orElseThrow()
                .seq();
        Predicate<Placed> isAsked = placed -> query.filter().matches(placed.entry())
                && query.after().stream().allMatch(id -> placed.seq() > seqOf.applyAsLong(id))
                && query.before().stream().allMatch(id -> placed.seq() < seqOf.applyAsLong(id))
                && (query.ids().isEmpty() || query.ids().contains(placed.entry().id()));
        var asked = all.stream().filter(isAsked).toList();
        var size = Math.min(query.max(), asked.size());
        var page = query.isFromEnd() ? asked.subList(asked.size() - size, asked.size()) : asked.subList(0, size);
        return new ArchivePage.Found(
                page.stream()
                        .map(placed -> new Archived(placed.entry(), tombstone(all, placed.entry())))
                        .toList(),
                size == asked.size(),
                asked.size() <= query.countUpTo() ? OptionalLong.of(asked.size()) : OptionalLong.empty());
    }

    private static boolean hasAll(Stream<Placed> entries, List<String> ids) {
        var missing = new HashSet<>(ids);
        entries.forEach(placed -> missing.remove(placed.entry().id()));
        return missing.isEmpty();
    }

    private static Optional<Tombstone> tombstone(List<Placed> all, Entry entry) {
        return all.stream()
                .map(Placed::entry)
                .filter(other -> Retraction.by(other)
                        .filter(Retraction.of(entry)::contains)
                        .isPresent())
                .reduce((_, later) -> later)
                .map(other -> new Tombstone(
                        other.listed().messageId(),
                        other.at(),
                        other.kind() == Entry.Kind.MODERATED ? Optional.of(other.stanza()) : Optional.empty()));
    }

    @Override
    public CompletionStage<Optional<ArchiveExtent>> extent(Jid owner, ArchiveFilter filter) {
        return ledger.page(owner, 0, Integer.MAX_VALUE).thenApply(all -> {
            var shown = all.stream().map(Placed::entry).filter(filter::matches).toList();
            return shown.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new ArchiveExtent(end(shown.getFirst()), end(shown.getLast())));
        });
    }

    @Override
    public CompletionStage<ArchivePreferences> preferences(Jid owner) {
        return CompletableFuture.completedStage(preferences.getOrDefault(owner.bare(), ArchivePreferences.ALL));
    }

    @Override
    public CompletionStage<Void> save(Jid owner, ArchivePreferences wanted) {
        preferences.put(owner.bare(), wanted);
        return CompletableFuture.completedStage(null);
    }

    @Override
    public CompletionStage<Void> removePreferences(Jid owner) {
        preferences.remove(owner.bare());
        return CompletableFuture.completedStage(null);
    }

    private static ArchiveExtent.End end(Entry entry) {
        return new ArchiveExtent.End(entry.id(), entry.at());
    }
}
