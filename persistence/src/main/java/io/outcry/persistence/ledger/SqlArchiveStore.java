package io.outcry.persistence.ledger;

import io.outcry.core.address.Jid;
import io.outcry.core.archive.ArchiveExtent;
import io.outcry.core.archive.ArchiveFilter;
import io.outcry.core.archive.ArchivePage;
import io.outcry.core.archive.ArchivePreferences;
import io.outcry.core.archive.ArchiveQuery;
import io.outcry.core.archive.ArchiveStore;
import io.outcry.core.archive.Archived;
import io.outcry.core.archive.Archived.Tombstone;
import io.outcry.core.ledger.Entry;
import io.outcry.core.ledger.Placed;
import io.outcry.core.ledger.Retraction;
import io.outcry.persistence.DatabaseConfig;
import io.outcry.persistence.sql.Columns;
import io.outcry.persistence.sql.Database;
import io.outcry.persistence.sql.Statements;
import io.r2dbc.spi.Connection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The archives of one datacenter, read from its ledgers. Each page is a range of one index. */
public final class SqlArchiveStore implements ArchiveStore {

    private static final ArchivePage.Found NONE = new ArchivePage.Found(List.of(), true, OptionalLong.of(0));

    private final Database database;
    private final String datacenter;
    private final String byId;

    public SqlArchiveStore(Database database, DatabaseConfig config) {
        this.database = database;
        this.datacenter = config.datacenter();
        this.byId = "SELECT " + LedgerRow.COLUMNS + " FROM ledger"
                + database.dialect().by("ledger_by_id")
                + " WHERE owner = ? AND dc = ? AND id = ? AND shown = TRUE";
    }

    @Override
    public CompletionStage<ArchivePage> page(Jid owner, ArchiveQuery query) {
        return database.read(
                "archive.page",
                connection -> Mono.fromSupplier(() -> reader(connection, owner))
                        .flatMap(reader -> reader.bounds(query).flatMap(bounds -> page(reader, query, bounds)))
                        .defaultIfEmpty(new ArchivePage.UnknownId()));
    }

    private ArchiveBounds.Reader reader(Connection connection, Jid owner) {
        return new ArchiveBounds.Reader(connection, database.dialect(), Columns.ofOwner(owner), datacenter);
    }

    /** Empty where an id is not in the archive. */
    private Mono<ArchivePage> page(ArchiveBounds.Reader reader, ArchiveQuery query, ArchiveBounds bounds) {
        if (!query.ids().isEmpty()) {
            return named(reader, query, bounds);
        }
        if (bounds.isEmpty()) {
            return Mono.just(NONE);
        }
        var select = ArchiveSelect.of(reader, query.filter(), bounds);
        return Mono.zip(
                        rows(reader.connection(), select, query.isFromEnd(), query.max() + 1),
                        count(reader, query, select))
                .flatMap(read -> page(reader, query, read.getT1(), read.getT2()));
    }

    private static Mono<List<Placed>> rows(Connection connection, ArchiveSelect select, boolean isFromEnd, int limit) {
        return Statements.rows(connection, LedgerRow::read, select.page(isFromEnd), select.valuesAnd(limit));
    }

    private static Mono<OptionalLong> count(ArchiveBounds.Reader reader, ArchiveQuery query, ArchiveSelect select) {
        if (query.countUpTo() == 0) {
            return Mono.just(OptionalLong.empty());
        }
        return Statements.rows(
                        reader.connection(),
                        row -> Columns.number(row, "entries"),
                        select.count(),
                        select.valuesAnd(query.countUpTo() + 1))
                .map(counts -> counts.stream()
                        .mapToLong(Long::longValue)
                        .filter(count -> count <= query.countUpTo())
                        .findFirst());
    }

    private Mono<ArchivePage> named(ArchiveBounds.Reader reader, ArchiveQuery query, ArchiveBounds bounds) {
        var ids = new LinkedHashSet<>(query.ids());
        return Flux.fromIterable(ids)
                .concatMap(id ->
                        Statements.rows(reader.connection(), LedgerRow::read, byId, reader.owner(), datacenter, id))
                .flatMapIterable(rows -> rows)
                .collectList()
                .filter(rows -> rows.size() == ids.size())
                .flatMap(rows -> {
                    var asked = rows.stream()
                            .filter(placed -> placed.seq() > bounds.after()
                                    && placed.seq() < bounds.before()
                                    && query.filter().matches(placed.entry()))
                            .sorted(order(query))
                            .toList();
                    return page(reader, query, asked, OptionalLong.of(asked.size()));
                });
    }

    private static Comparator<Placed> order(ArchiveQuery query) {
        var order = Comparator.comparingLong(Placed::seq);
        return query.isFromEnd() ? order.reversed() : order;
    }

    /** @param rows in the direction of the query, more than the page may have where there are more */
    private Mono<ArchivePage> page(
            ArchiveBounds.Reader reader, ArchiveQuery query, List<Placed> rows, OptionalLong count) {
        var entries = new ArrayList<Entry>();
        rows.stream().limit(query.max()).forEach(placed -> entries.add(placed.entry()));
        if (query.isFromEnd()) {
            Collections.reverse(entries);
        }
        return tombstones(reader, entries)
                .map(tombstones -> new ArchivePage.Found(
                        entries.stream()
                                .map(entry -> new Archived(
                                        entry,
                                        targets(entry)
                                                .flatMap(target -> Optional.ofNullable(tombstones.get(target)).stream())
                                                .findFirst()))
                                .toList(),
                        rows.size() <= query.max(),
                        count));
    }

    private Mono<Map<String, Tombstone>> tombstones(ArchiveBounds.Reader reader, Collection<Entry> entries) {
        var values = new ArrayList<Object>(List.of(reader.owner(), datacenter));
        entries.stream().flatMap(SqlArchiveStore::targets).distinct().forEach(values::add);
        var targets = values.size() - 2;
        if (targets == 0) {
            return Mono.just(Map.of());
        }
        record Retracted(String target, Tombstone tombstone) {}
        return Flux.fromIterable(List.of(values))
                .concatMap(all -> Statements.rows(
                        reader.connection(),
                        row -> new Retracted(
                                Columns.text(row, "target"),
                                new Tombstone(
                                        Columns.text(row, "message_id"),
                                        Columns.time(row, "at_utc"),
                                        Columns.anyText(row, "moderation"))),
                        retractions(targets),
                        all.toArray()))
                .flatMapIterable(rows -> rows)
                .collectMap(Retracted::target, Retracted::tombstone);
    }

    private static String retractions(int targets) {
        // What a moderator said is shown with the tombstone.
        return "SELECT r.target, r.message_id, r.at_utc, l.stanza AS moderation FROM ledger_retraction r LEFT JOIN ledger l"
                + " ON l.owner = r.owner AND l.dc = r.dc AND l.seq = r.seq AND l.kind = 'MODERATED'"
                + " WHERE r.owner = ? AND r.dc = ? AND r.target IN ("
                + String.join(", ", Collections.nCopies(targets, "?")) + ")";
    }

    private static Stream<String> targets(Entry entry) {
        return Retraction.of(entry).stream().map(RetractionKey::of);
    }

    @Override
    public CompletionStage<Optional<ArchiveExtent>> extent(Jid owner, ArchiveFilter filter) {
        return database.read(
                "archive.extent",
                connection -> Mono.fromSupplier(
                                () -> ArchiveSelect.of(reader(connection, owner), filter, ArchiveBounds.ALL))
                        .flatMap(select ->
                                Mono.zip(rows(connection, select, false, 1), rows(connection, select, true, 1)))
                        .map(ends -> ends.getT1().stream()
                                .findFirst()
                                .flatMap(first -> ends.getT2().stream()
                                        .findFirst()
                                        .map(last -> new ArchiveExtent(end(first.entry()), end(last.entry()))))));
    }

    @Override
    public CompletionStage<ArchivePreferences> preferences(Jid owner) {
        return database.read(
                "archive.preferences",
                connection -> Mono.fromSupplier(() -> Columns.ofOwner(owner))
                        .flatMap(bare -> PreferenceRows.load(connection, bare)));
    }

    @Override
    public CompletionStage<Void> save(Jid owner, ArchivePreferences preferences) {
        return database.transact(
                        "archive.save",
                        connection -> Mono.fromSupplier(() -> Columns.ofOwner(owner))
                                .flatMap(bare -> PreferenceRows.save(connection, bare, preferences)))
                .thenAccept(_ -> {});
    }

    @Override
    public CompletionStage<Void> removePreferences(Jid owner) {
        return database.transact(
                        "archive.removePreferences",
                        connection -> Mono.fromSupplier(() -> Columns.ofOwner(owner))
                                .flatMap(bare -> PreferenceRows.remove(connection, bare)))
                .thenAccept(_ -> {});
    }

    private static ArchiveExtent.End end(Entry entry) {
        return new ArchiveExtent.End(entry.id(), entry.at());
    }
}
