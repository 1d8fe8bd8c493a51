package io.outcry.it.load.report;

import io.outcry.it.load.measure.ProcessTree.Usage;

/**
 * What a process used while the load was steady.
 *
 * @param name {@code server} or {@code harness}
 * @param cpuMicrosPerMessage processor time for one delivered message
 * @param cpuPercent of one processor
 * @param residentBytes at the end
 */
public record ProcessCost(String name, double cpuMicrosPerMessage, double cpuPercent, long residentBytes) {

    private static final double NANOS_PER_MICRO = 1_000;
    private static final double PERCENT = 100;

    public static ProcessCost between(String name, Usage before, Usage after, long messages, long nanos) {
        var cpu = after.cpuNanosSince(before);
        return new ProcessCost(
                name,
                Figures.ratio(cpu / NANOS_PER_MICRO, messages),
                Figures.ratio(PERCENT * cpu, nanos),
                after.residentBytes());
    }
}
