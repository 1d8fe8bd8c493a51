package io.outcry.persistence.ledger;

import io.outcry.core.archive.ArchiveFilter;
import io.outcry.core.archive.ArchiveQuery;
import io.outcry.core.archive.ArchiveStore;
import io.outcry.core.ledger.StanzaIds;
import io.outcry.persistence.sql.Columns;
import io.outcry.persistence.sql.Dialect;
import io.outcry.persistence.sql.Statements;
import io.r2dbc.spi.Connection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The numbers between which a query's entries lie, so that only those rows are read.
 *
 * @param after less than all of them
 * @param before more than all of them
 */
record ArchiveBounds(long after, long before) {

    static final ArchiveBounds ALL = new ArchiveBounds(0, Long.MAX_VALUE);

    boolean isEmpty() {
        return before - after <= 1;
    }

    private ArchiveBounds with(ArchiveBounds other) {
        return new ArchiveBounds(Math.max(after, other.after), Math.min(before, other.before));
    }

    private static ArchiveBounds behind(long seq) {
        return new ArchiveBounds(seq, Long.MAX_VALUE);
    }

    private static ArchiveBounds inFrontOf(long seq) {
        return new ArchiveBounds(0, seq);
    }

    /** Whose ledger is read, and how its rows are found. */
    record Reader(Connection connection, Dialect dialect, String owner, String datacenter) {

        /** Empty where an id is not in the ledger. */
        Mono<ArchiveBounds> bounds(ArchiveQuery query) {
            return Mono.zip(ofIds(query.after()), ofIds(query.before()))
                    .filter(found -> found.getT1().size() == query.after().size()
                            && found.getT2().size() == query.before().size())
                    .map(found -> found.getT1().stream()
                            .map(ArchiveBounds::behind)
                            .reduce(ALL, ArchiveBounds::with)
                            .with(found.getT2().stream()
                                    .map(ArchiveBounds::inFrontOf)
                                    .reduce(ALL, ArchiveBounds::with)))
                    .flatMap(bounds -> ofTimes(query.filter()).map(bounds::with));
        }

        private Mono<List<Long>> ofIds(Collection<String> ids) {
            return Flux.fromIterable(ids)
                    .concatMap(id -> seqs("=", "", id))
                    .concatMap(found -> Mono.justOrEmpty(found.stream().findFirst()))
                    .collectList();
        }

        /**
         * Ids grow with the time, as well as the clocks agree: what has an id from well before the start stands before
         * everything from after it.
         */
        private Mono<ArchiveBounds> ofTimes(ArchiveFilter filter) {
            var bounds = new ArrayList<Mono<ArchiveBounds>>();
            filter.start()
                    .map(start -> StanzaIds.earliest(start.minus(ArchiveStore.CLOCKS_APART_MAX)))
                    .ifPresent(id -> bounds.add(first(seqs("<", order(true), id))
                            .map(seq -> seq.map(ArchiveBounds::behind).orElse(ALL))));
            filter.end()
                    .map(end -> StanzaIds.earliest(
                            end.plus(ArchiveStore.CLOCKS_APART_MAX).plusMillis(1)))
                    .ifPresent(id -> bounds.add(first(seqs(">=", order(false), id))
                            .map(seq -> seq.map(ArchiveBounds::inFrontOf).orElse(ALL))));
            return Flux.concat(bounds).reduce(ALL, ArchiveBounds::with);
        }

        private String order(boolean isFromEnd) {
            return dialect.order(List.of("owner", "dc"), "id", isFromEnd);
        }

        private Mono<List<Long>> seqs(String comparison, String order, String id) {
            var sql = "SELECT seq FROM ledger" + dialect.by("ledger_by_id") + " WHERE owner = ? AND dc = ? AND id "
                    + comparison + " ?" + order + " LIMIT 1";
            return Statements.rows(connection, row -> Columns.number(row, "seq"), sql, owner, datacenter, id);
        }

        private static Mono<Optional<Long>> first(Mono<List<Long>> seqs) {
            return seqs.map(found -> found.stream().findFirst());
        }
    }
}
