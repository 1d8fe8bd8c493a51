package io.outcry.persistence.ledger;

import io.outcry.core.ledger.Head;
import io.outcry.core.ledger.Retraction;
import io.outcry.persistence.sql.Columns;
import io.outcry.persistence.sql.Statements;
import io.r2dbc.spi.Connection;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The statements of one group commit: move the heads from where each owner knows them, then insert the rows of those that
 * moved. An owner stands in a batch at most once.
 */
record AppendTransaction(Connection connection, String datacenter) {

    /** An owner that never wrote has no row to move; who comes second is ignored and so finds no row changed. */
    private static final String CLAIM_FIRST =
            "INSERT IGNORE INTO ledger_head (owner, dc, epoch, last_seq) VALUES (?, ?, ?, ?)";

    private static final String MOVE = """
            UPDATE ledger_head SET epoch = ?, last_seq = ?
            WHERE owner = ? AND dc = ? AND epoch = ? AND last_seq = ?""";

    private static final String INSERT = """
            INSERT INTO ledger (owner, dc, epoch, seq, day_utc, id, at_utc, kind, peer, origin_id, shown, message_id,
                retracts, custody, stanza) VALUES\s""";

    private static final String ROW = "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    /** The newest retraction is the one that counts. */
    private static final String RETRACT = """
            INSERT INTO ledger_retraction (owner, dc, target, seq, message_id, at_utc) VALUES (?, ?, ?, ?, ?, ?)
            ON DUPLICATE KEY UPDATE seq = VALUES(seq), message_id = VALUES(message_id), at_utc = VALUES(at_utc)""";

    /** Few sizes, so that few statements have to be parsed and the prepared ones stay in the database's cache. */
    private static final int[] ROWS_AT_ONCE = {64, 8, 1};

    /** The appends that were written; the others are stale. */
    Mono<List<Append>> write(List<Append> batch) {
        // Everybody locks in the same order, so that two nodes do not wait for each other.
        var byBirth = batch.stream()
                .sorted(Comparator.comparing(Append::owner))
                .collect(Collectors.partitioningBy(append -> append.known().equals(Head.EMPTY)));
        return fence(CLAIM_FIRST, byBirth.getOrDefault(true, List.of()), this::claim)
                .concatWith(fence(MOVE, byBirth.getOrDefault(false, List.of()), this::move))
                .collectList()
                .flatMap(written -> insert(written).then(retract(written)).thenReturn(written));
    }

    private Flux<Append> fence(String sql, List<Append> appends, Function<Append, Object[]> values) {
        return Flux.defer(() -> Statements.updateEach(
                        connection, sql, appends.stream().map(values).toList())
                .flatMapIterable(changed -> IntStream.range(0, appends.size())
                        .filter(index -> changed.get(index) > 0)
                        .mapToObj(appends::get)
                        .toList()));
    }

    private Object[] claim(Append append) {
        var target = append.target();
        return new Object[] {append.owner(), datacenter, target.epoch(), target.lastSeq()};
    }

    private Object[] move(Append append) {
        var target = append.target();
        var known = append.known();
        return new Object[] {
            target.epoch(), target.lastSeq(), append.owner(), datacenter, known.epoch(), known.lastSeq()
        };
    }

    private Mono<Void> insert(List<Append> written) {
        var rows = written.stream().flatMap(this::rows).toList();
        var statements = new ArrayList<Mono<Long>>();
        var start = 0;
        for (var count : ROWS_AT_ONCE) {
            for (; rows.size() - start >= count; start += count) {
                var values = rows.subList(start, start + count).stream()
                        .flatMap(Arrays::stream)
                        .toArray();
                var sql = INSERT + String.join(", ", Collections.nCopies(count, ROW));
                statements.add(Mono.defer(() -> Statements.update(connection, sql, values)));
            }
        }
        return Flux.concat(statements).then();
    }

    private Stream<Object[]> rows(Append append) {
        return append.numbered().map(line -> row(append, line));
    }

    private Object[] row(Append append, Append.Line line) {
        var entry = line.entry();
        return new Object[] {
            append.owner(),
            datacenter,
            append.target().epoch(),
            line.seq(),
            LocalDate.ofInstant(entry.at(), ZoneOffset.UTC),
            entry.id(),
            Columns.ofTime(entry.at()),
            entry.kind().name(),
            entry.peer().toString(),
            entry.originId(),
            entry.listed().isShown(),
            entry.listed().messageId(),
            entry.listed().retracts(),
            entry.mark(),
            entry.stanza()
        };
    }

    private Mono<List<Long>> retract(List<Append> written) {
        var rows = written.stream()
                .flatMap(append -> append.numbered()
                        .flatMap(line ->
                                Retraction.by(line.entry()).stream().map(retraction -> row(append, line, retraction))))
                .toList();
        return Statements.updateEach(connection, RETRACT, rows);
    }

    private Object[] row(Append append, Append.Line line, Retraction retraction) {
        var entry = line.entry();
        return new Object[] {
            append.owner(),
            datacenter,
            RetractionKey.of(retraction),
            line.seq(),
            entry.listed().messageId(),
            Columns.ofTime(entry.at())
        };
    }
}
