package io.outcry.it.load.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * What a process and all its children use, as Linux tells in {@code /proc} (proc(5)). Children count because Erlang's
 * machine often runs under a shell.
 */
public record ProcessTree(long pid) {

    private static final Path PROC = Path.of("/proc");

    /** Of {@code stat}'s times: sysconf(_SC_CLK_TCK), which is 100 on every Linux. */
    private static final long TICK_NANOS = Duration.ofMillis(10).toNanos();

    private static final int USER_TIME = 11;
    private static final int SYSTEM_TIME = 12;
    private static final long KIB = 1_024;

    /**
     * What was used up to one moment.
     *
     * @param cpuNanos processor time since the start
     * @param residentBytes memory that is really there; what processes share is counted for each
     */
    public record Usage(long cpuNanos, long residentBytes) {

        /** Processor time from an earlier look until this one. */
        public long cpuNanosSince(Usage earlier) {
            return cpuNanos - earlier.cpuNanos;
        }
    }

    /** This program itself. */
    public static ProcessTree own() {
        return new ProcessTree(ProcessHandle.current().pid());
    }

    /** Whether there is such a process, and a {@code /proc} to look into. */
    public boolean exists() {
        return Files.isReadable(PROC.resolve(pid + "/stat"));
    }

    public Usage usage() {
        var usages = pids().mapToObj(ProcessTree::usageOf).toList();
        return new Usage(
                usages.stream().mapToLong(Usage::cpuNanos).sum(),
                usages.stream().mapToLong(Usage::residentBytes).sum());
    }

    private LongStream pids() {
        var children = ProcessHandle.of(pid).stream().flatMap(ProcessHandle::descendants);
        return LongStream.concat(LongStream.of(pid), children.mapToLong(ProcessHandle::pid));
    }

    private static Usage usageOf(long pid) {
        try {
            return new Usage(
                    cpuNanos(Files.readString(PROC.resolve(pid + "/stat"))),
                    residentBytes(
                            Files.readString(PROC.resolve(pid + "/status")).lines()));
        } catch (IOException _) {
            // It ended meanwhile.
            return new Usage(0, 0);
        }
    }

    /** Field 2 is the program's name, which may hold anything, even spaces and brackets. */
    static long cpuNanos(String stat) {
        var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return (Long.parseLong(fields[USER_TIME]) + Long.parseLong(fields[SYSTEM_TIME])) * TICK_NANOS;
    }

    static long residentBytes(Stream<String> status) {
        return status.filter(line -> line.startsWith("VmRSS:"))
                        .mapToLong(line -> Long.parseLong(line.split("\\s+", -1)[1]))
                        .sum()
                * KIB;
    }
}
