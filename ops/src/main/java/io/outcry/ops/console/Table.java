package io.outcry.ops.console;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Rows of which the same columns stand below each other; the last cell of a row may be as long as it likes. */
final class Table {

    private static final String BETWEEN = "  ";

    private Table() {}

    static List<String> lines(List<List<String>> rows) {
        return rows.stream().map(row -> line(row, rows)).toList();
    }

    private static String line(List<String> row, List<List<String>> rows) {
        var line = new StringBuilder();
        for (var column = 0; column < row.size() - 1; column++) {
            line.append(String.format(Locale.ROOT, "%-" + width(column, rows) + "s", row.get(column)))
                    .append(BETWEEN);
        }
        return line.append(row.getLast()).toString();
    }

    private static int width(int column, List<List<String>> rows) {
        return IntStream.range(0, rows.size())
                .filter(row -> column < rows.get(row).size() - 1)
                .map(row -> rows.get(row).get(column).length())
                .max()
                .orElse(1);
    }
}
