package io.outcry.it.load.report;

import static java.lang.String.format;
import static java.util.Locale.ROOT;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** Several rounds of several servers as one table: for each the median of its rounds. */
public final class Comparison {

    private static final double MIB = 1_024 * 1_024;

    private static final List<String> HEADING = List.of(
            "| server | rounds | delivered/s | 50 % ms | 99 % ms | 99.9 % ms | max ms | server µs/message | server MiB |"
                    + " harness µs/message | lost | other flaws |",
            "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");

    private Comparison() {}

    /** Rows in the order in which the labels appear. Losses and flaws are sums, not medians. */
    public static String table(List<ChatResult> results) {
        var rounds = results.stream()
                .collect(Collectors.groupingBy(
                        result -> result.setup().label(), LinkedHashMap::new, Collectors.toList()));
        var rows = rounds.entrySet().stream().map(entry -> row(entry.getKey(), entry.getValue()));
        return String.join("\n", HEADING) + "\n" + rows.collect(Collectors.joining("\n"));
    }

    private static String row(String label, List<ChatResult> rounds) {
        return format(
                ROOT,
                "| %s | %d | %,.1f | %.2f | %.2f | %.2f | %.2f | %.1f | %.0f | %.1f | %,d | %,d |",
                label,
                rounds.size(),
                median(rounds, ChatResult::deliveredPerSecond),
                median(rounds, round -> round.latencyMillis().p50()),
                median(rounds, round -> round.latencyMillis().p99()),
                median(rounds, round -> round.latencyMillis().p999()),
                median(rounds, round -> round.latencyMillis().max()),
                median(rounds, round -> cost(round, "server", ProcessCost::cpuMicrosPerMessage)),
                median(rounds, round -> cost(round, "server", cost -> cost.residentBytes() / MIB)),
                median(rounds, round -> cost(round, "harness", ProcessCost::cpuMicrosPerMessage)),
                rounds.stream().mapToLong(round -> round.counts().lost()).sum(),
                rounds.stream().mapToLong(Comparison::otherFlaws).sum());
    }

    private static double median(List<ChatResult> rounds, ToDoubleFunction<ChatResult> value) {
        return Figures.median(rounds.stream().map(value::applyAsDouble).toList());
    }

    private static double cost(ChatResult round, String process, ToDoubleFunction<ProcessCost> value) {
        return round.processes().stream()
                .filter(cost -> cost.name().equals(process))
                .mapToDouble(value)
                .sum();
    }

    private static long otherFlaws(ChatResult round) {
        var counts = round.counts();
        return counts.duplicated()
                + counts.reordered()
                + counts.bounced()
                + counts.unsent()
                + counts.astray()
                + round.errors().size();
    }
}
