package io.outcry.it.load.report;

import static java.lang.String.format;
import static java.util.Locale.ROOT;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A line chart as SVG.
 *
 * @param ticks where the horizontal axis has a line, and what stands there
 */
record Chart(String title, String unit, List<Tick> ticks, List<Series> series) {

    private static final int WIDTH = 860;
    private static final int HEIGHT = 300;
    private static final int LEFT = 70;
    private static final int RIGHT = 20;
    private static final int TOP = 44;
    private static final int BOTTOM = 34;
    private static final int ROWS = 4;
    private static final List<String> COLOURS = List.of("#2563eb", "#d97706", "#dc2626");

    record Tick(double x, String label) {}

    record Series(String name, List<Point> points) {}

    record Point(double x, double y) {}

    String svg() {
        return format(ROOT, "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 %d %d' role='img'>", WIDTH, HEIGHT)
                + format(ROOT, "<title>%s</title>", escaped(title))
                + format(ROOT, "<text x='%d' y='16' class='title'>%s</text>", LEFT, escaped(title))
                + rows()
                + columns()
                + lines()
                + "</svg>";
    }

    private String rows() {
        return IntStream.rangeClosed(0, ROWS)
                .mapToObj(row -> {
                    var value = highest() * row / ROWS;
                    return format(
                            ROOT,
                            "<line x1='%d' x2='%d' y1='%.1f' y2='%.1f' class='grid'/>"
                                    + "<text x='%d' y='%.1f' class='left'>%s</text>",
                            LEFT,
                            WIDTH - RIGHT,
                            y(value),
                            y(value),
                            LEFT - 6,
                            y(value) + 4,
                            label(value));
                })
                .collect(Collectors.joining());
    }

    private String columns() {
        return ticks.stream()
                .map(tick -> format(
                        ROOT,
                        "<line x1='%.1f' x2='%.1f' y1='%d' y2='%d' class='grid'/>"
                                + "<text x='%.1f' y='%d' class='below'>%s</text>",
                        x(tick.x()),
                        x(tick.x()),
                        TOP,
                        HEIGHT - BOTTOM,
                        x(tick.x()),
                        HEIGHT - BOTTOM + 18,
                        escaped(tick.label())))
                .collect(Collectors.joining());
    }

    private String lines() {
        return IntStream.range(0, series.size())
                .mapToObj(number -> {
                    var one = series.get(number);
                    var colour = COLOURS.get(number % COLOURS.size());
                    var points = one.points().stream()
                            .map(point -> format(ROOT, "%.1f,%.1f", x(point.x()), y(point.y())))
                            .collect(Collectors.joining(" "));
                    return format(
                                    ROOT,
                                    "<polyline points='%s' fill='none' stroke='%s' stroke-width='1.8'/>",
                                    points,
                                    colour)
                            + format(
                                    ROOT,
                                    "<text x='%d' y='34' fill='%s'>%s</text>",
                                    LEFT + 150 * number,
                                    colour,
                                    escaped(one.name()));
                })
                .collect(Collectors.joining());
    }

    private String label(double value) {
        return value >= 100 || value == Math.rint(value)
                ? format(ROOT, "%,.0f %s", value, unit)
                : format(ROOT, "%.2f %s", value, unit);
    }

    private double x(double value) {
        var from = ticks.getFirst().x();
        var to = ticks.getLast().x();
        return LEFT + (to == from ? 0 : (value - from) / (to - from) * (WIDTH - LEFT - RIGHT));
    }

    private double y(double value) {
        return HEIGHT - BOTTOM - value / highest() * (HEIGHT - TOP - BOTTOM);
    }

    private double highest() {
        var highest = series.stream()
                .flatMap(one -> one.points().stream())
                .mapToDouble(Point::y)
                .max()
                .orElse(0);
        return highest > 0 ? highest : 1;
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("'", "&#39;");
    }
}
