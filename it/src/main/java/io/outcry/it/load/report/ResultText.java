package io.outcry.it.load.report;

import static io.outcry.it.load.report.Figures.mebibytes;
import static java.lang.String.format;
import static java.util.Locale.ROOT;

import io.outcry.it.load.measure.Latencies;
import java.util.ArrayList;
import java.util.List;

/** Results for people, on a terminal. */
public final class ResultText {

    private static final double KIB = 1_024;

    private ResultText() {}

    public static String of(ChatResult result) {
        var setup = result.setup();
        var lines = new ArrayList<String>();
        lines.add(format(
                ROOT,
                "%s: %,d users, %s, bodies of %,d bytes to %s addresses, TLS: %s, stream management: %s",
                setup.label(),
                setup.users(),
                pace(setup),
                setup.bodyBytes(),
                setup.to(),
                setup.tls(),
                setup.streamManagement() ? "on" : "off"));
        lines.add(format(ROOT, "%.0f s after %.0f s of warm-up", setup.durationSeconds(), setup.warmUpSeconds()));
        lines.add(logins(result.logins()));
        if (result.counts().sent() > 0) {
            lines.addAll(messages(result));
        }
        result.processes().forEach(process -> lines.add(cost(process, "message")));
        lines.addAll(errors(result.errors()));
        return String.join("\n", lines);
    }

    private static List<String> messages(ChatResult result) {
        var lines = new ArrayList<String>();
        var counts = result.counts();
        lines.add(format(
                ROOT,
                "messages   sent %,d, delivered %,d, lost %,d, duplicated %,d, reordered %,d, bounced %,d, unsent %,d, "
                        + "astray %,d",
                counts.sent(),
                counts.delivered(),
                counts.lost(),
                counts.duplicated(),
                counts.reordered(),
                counts.bounced(),
                counts.unsent(),
                counts.astray()));
        lines.add(format(ROOT, "throughput %,.1f messages/s", result.deliveredPerSecond()));
        lines.add("latency    " + latencies(result.latencyMillis()) + since(result.setup()));
        if (result.sendDelayMillis().count() > 0) {
            lines.add("           of that, before the harness sent: " + latencies(result.sendDelayMillis()));
        }
        return lines;
    }

    public static String of(IdleResult result) {
        var setup = result.setup();
        var lines = new ArrayList<String>();
        lines.add(format(
                ROOT,
                "%s: %,d idle sessions, TLS: %s, stream management: %s",
                setup.label(),
                setup.users(),
                setup.tls(),
                setup.streamManagement() ? "on" : "off"));
        lines.add(logins(result.logins()));
        lines.add(format(
                ROOT, "idle       %.2f %% of one processor over %.0f s", result.cpuPercent(), result.idleSeconds()));
        result.memories()
                .forEach(memory -> lines.add(format(
                        ROOT,
                        "%-10s %s before, %s now: %.1f KiB a session",
                        memory.name(),
                        mebibytes(memory.bytesBefore()),
                        mebibytes(memory.bytesAfter()),
                        memory.bytesPerSession() / KIB)));
        lines.add(format(ROOT, "answering  %,d of %,d", result.answering(), setup.users()));
        lines.addAll(errors(result.errors()));
        return String.join("\n", lines);
    }

    private static String pace(Setup setup) {
        return setup.mode().equals("open")
                ? format(ROOT, "%,.0f messages/s (open loop)", setup.ratePerSecond())
                : "closed loop";
    }

    private static String since(Setup setup) {
        return setup.mode().equals("open")
                ? ", from when a message should have left"
                : ", from when a message left: a closed loop waits when the server does, so this is flattering";
    }

    static String logins(LoginResult logins) {
        return format(
                ROOT,
                "logins     %,d in %.1f s (%.0f/s), %,d failed%s",
                logins.sessions(),
                logins.seconds(),
                logins.perSecond(),
                logins.failures(),
                cpu(logins.serverCpuMillisEach()));
    }

    /** Behind what many did; nothing where the server's process is not known. */
    static String cpu(double serverMillisEach) {
        return serverMillisEach == 0
                ? ""
                : format(ROOT, ", %.2f ms of the server's processor time each", serverMillisEach);
    }

    /** @param unit what the cost is of */
    static String cost(ProcessCost process, String unit) {
        return format(
                ROOT,
                "%-10s %.1f µs of processor time a %s, %.1f %% of one processor, %s",
                process.name(),
                process.cpuMicrosPerMessage(),
                unit,
                process.cpuPercent(),
                mebibytes(process.residentBytes()));
    }

    static String latencies(Latencies millis) {
        return format(
                ROOT,
                "50 %% %.2f, 90 %% %.2f, 99 %% %.2f, 99.9 %% %.2f, max %.2f ms",
                millis.p50(),
                millis.p90(),
                millis.p99(),
                millis.p999(),
                millis.max());
    }

    static List<String> errors(List<String> errors) {
        return errors.stream().map(error -> "error      " + error).toList();
    }
}
