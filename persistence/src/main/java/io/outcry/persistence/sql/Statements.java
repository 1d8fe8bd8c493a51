package io.outcry.persistence.sql;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Readable;
import io.r2dbc.spi.Result;
import io.r2dbc.spi.Statement;
import java.util.List;
import java.util.function.Function;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The few ways in which the stores use statements. Parameters are {@code ?}, in order. */
public final class Statements {

    private Statements() {}

    /** The rows changed. */
    public static Mono<Long> update(Connection connection, String sql, Object... values) {
        return Flux.from(bind(connection.createStatement(sql), values).execute())
                .concatMap(Result::getRowsUpdated)
                .reduce(0L, Long::sum);
    }

    /** One statement for each list of values, in order; the rows changed by each, in the same order. */
    public static Mono<List<Long>> updateEach(Connection connection, String sql, List<Object[]> rows) {
        if (rows.isEmpty()) {
            return Mono.just(List.of());
        }
        var statement = connection.createStatement(sql);
        for (var row = 0; row < rows.size(); row++) {
            if (row > 0) {
                statement.add();
            }
            bind(statement, rows.get(row));
        }
        return Flux.from(statement.execute())
                .concatMap(result -> Flux.from(result.getRowsUpdated()).reduce(0L, Long::sum))
                .collectList();
    }

    public static <T> Mono<List<T>> rows(
            Connection connection, Function<Readable, T> reader, String sql, Object... values) {
        return Flux.from(bind(connection.createStatement(sql), values).execute())
                .concatMap(result -> result.map(reader))
                .collectList();
    }

    private static Statement bind(Statement statement, Object... values) {
        for (var index = 0; index < values.length; index++) {
            statement.bind(index, values[index]);
        }
        return statement;
    }
}
