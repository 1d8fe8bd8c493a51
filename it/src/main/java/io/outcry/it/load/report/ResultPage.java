package io.outcry.it.load.report;

import static java.lang.String.format;
import static java.util.Locale.ROOT;

import io.outcry.it.load.measure.Latencies;
import io.outcry.it.load.report.Chart.Point;
import io.outcry.it.load.report.Chart.Series;
import io.outcry.it.load.report.Chart.Tick;
import io.outcry.it.load.report.ChatResult.Second;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** A result as one page that needs nothing else: the figures and three charts. */
public final class ResultPage {

    private static final int COLUMNS = 10;

    /** As percentiles are drawn: each tick has a tenth of what the one before it leaves out. */
    private static final List<Double> NINES = List.of(0.0, 90.0, 99.0, 99.9, 99.99);

    private static final double ALMOST_ALL = 99.99;
    private static final double ALL = 100;

    private ResultPage() {}

    public static String of(ChatResult result) {
        var title = Chart.escaped("Load: " + result.setup().label());
        return """
            <!DOCTYPE html>
            <html lang="en">
            <meta charset="utf-8">
            <title>%s</title>
            <style>
            body { font: 15px/1.5 system-ui, sans-serif; max-width: 900px; margin: 2em auto; padding: 0 1em; }
            pre { white-space: pre-wrap; background: #f3f4f6; padding: 1em; border-radius: 6px; }
            svg { width: 100%%; margin-bottom: 1.5em; font: 12px system-ui, sans-serif; }
            .title { font-size: 14px; font-weight: 600; } .grid { stroke: #d1d5db; stroke-width: .6; }
            .left { text-anchor: end; } .below { text-anchor: middle; }
            </style>
            <h1>%s</h1>
            <pre>%s</pre>
            %s
            """.formatted(title, title, Chart.escaped(ResultText.of(result)), charts(result));
    }

    private static String charts(ChatResult result) {
        var seconds = result.seconds();
        return distribution(result.latencyMillis()).svg()
                + new Chart(
                                "Latency over time",
                                "ms",
                                time(seconds),
                                List.of(
                                        over("50 %", seconds, Second::p50),
                                        over("99 %", seconds, Second::p99),
                                        over("max", seconds, Second::max)))
                        .svg()
                + new Chart(
                                "Messages each second",
                                "",
                                time(seconds),
                                List.of(
                                        over("sent", seconds, Second::sent),
                                        over("delivered", seconds, Second::delivered)))
                        .svg();
    }

    private static Chart distribution(Latencies latencies) {
        var ticks = NINES.stream()
                .map(percent -> new Tick(nines(percent), label(percent)))
                .toList();
        var points = latencies.points().stream()
                .filter(point -> point.percentile() <= ALMOST_ALL)
                .map(point -> new Point(nines(point.percentile()), point.millis()))
                .toList();
        return new Chart(
                "Latency: so many messages were there after at most …",
                "ms",
                ticks,
                List.of(new Series("after the warm-up", points)));
    }

    private static double nines(double percent) {
        return -Math.log10(1 - percent / ALL);
    }

    private static String label(double percent) {
        return percent == Math.rint(percent) ? format(ROOT, "%.0f %%", percent) : percent + " %";
    }

    private static List<Tick> time(List<Second> seconds) {
        var last = seconds.isEmpty() ? 1 : seconds.getLast().second();
        return IntStream.rangeClosed(0, COLUMNS)
                .mapToObj(column -> new Tick(last * column / COLUMNS, format(ROOT, "%.0f s", last * column / COLUMNS)))
                .toList();
    }

    private static Series over(String name, List<Second> seconds, ToDoubleFunction<Second> value) {
        return new Series(
                name,
                seconds.stream()
                        .map(second -> new Point(second.second(), value.applyAsDouble(second)))
                        .toList());
    }
}
