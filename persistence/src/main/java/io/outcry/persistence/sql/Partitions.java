package io.outcry.persistence.sql;

import io.outcry.core.retention.PartitionWidth;
import io.r2dbc.spi.Connection;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import reactor.core.publisher.Mono;

/**
 * The partitions of the ledger on a server: ranges of days, each named by its end, and a last one for all days behind them, so
 * that no append ever finds none.
 */
public final class Partitions {

    /** One of them, without the last; its days begin with {@code begin} and lie before {@code end}. */
    public record Partition(String name, LocalDate begin, LocalDate end) {}

    private static final String LATER = "PARTITION later VALUES LESS THAN (MAXVALUE)";

    private static final String ALL = """
            SELECT partition_name AS name, partition_description AS description FROM information_schema.partitions
            WHERE table_schema = DATABASE() AND table_name = 'ledger' AND partition_name IS NOT NULL
            ORDER BY partition_ordinal_position""";

    private Partitions() {}

    /** How the table is divided first: all that there is goes into one. */
    static String first(LocalDate today) {
        return "ALTER TABLE ledger PARTITION BY RANGE COLUMNS (day_utc) ("
                + definitions(PartitionWidth.MONTH.missing(LocalDate.EPOCH, today)) + ");";
    }

    private static String definitions(List<LocalDate> ends) {
        return Stream.concat(ends.stream().map(Partitions::definition), Stream.of(LATER))
                .collect(Collectors.joining(", "));
    }

    private static String definition(LocalDate end) {
        return "PARTITION " + name(end) + " VALUES LESS THAN ('" + end + "')";
    }

    private static String name(LocalDate end) {
        return "before" + end.format(DateTimeFormatter.BASIC_ISO_DATE);
    }

    /** All but the last, oldest first; none in an embedded database. */
    public static Mono<List<Partition>> all(Connection connection, Dialect dialect) {
        return dialect.isServer()
                ? Statements.rows(
                                connection,
                                row -> end(Columns.text(row, "name"), Columns.text(row, "description")),
                                ALL)
                        .map(Partitions::ranges)
                : Mono.just(List.of());
    }

    private record End(String name, LocalDate day) {}

    private static Optional<End> end(String name, String description) {
        return description.equals("MAXVALUE")
                ? Optional.empty()
                : Optional.of(new End(name, LocalDate.parse(description.replace("'", ""))));
    }

    private static List<Partition> ranges(List<Optional<End>> ends) {
        var partitions = new ArrayList<Partition>();
        var begin = LocalDate.EPOCH;
        for (var end : ends.stream().flatMap(Optional::stream).toList()) {
            partitions.add(new Partition(end.name(), begin, end.day()));
            begin = end.day();
        }
        return partitions;
    }

    /** Makes those that end so; they have to follow all that there are. */
    public static Mono<Long> add(Connection connection, List<LocalDate> ends) {
        return Statements.update(
                connection, "ALTER TABLE ledger REORGANIZE PARTITION later INTO (" + definitions(ends) + ")");
    }

    /** Removes it with all that is in it. */
    public static Mono<Long> drop(Connection connection, Partition partition) {
        return Statements.update(connection, "ALTER TABLE ledger DROP PARTITION " + partition.name());
    }
}
