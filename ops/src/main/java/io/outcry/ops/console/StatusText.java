package io.outcry.ops.console;

import io.outcry.ops.admin.NodeStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A node's status as a person reads it. */
final class StatusText {

    private static final long MIB = 1024L * 1024L;

    private StatusText() {}

    static String of(NodeStatus status) {
        var lines = new ArrayList<String>();
        lines.add(row("Outcry", status.version()));
        lines.add(row("Node", status.node() + ", datacenter " + status.datacenter()));
        lines.add(row("Domains", String.join(", ", status.domains())));
        lines.add(row("Up", uptime(Duration.ofSeconds(status.uptimeSeconds()))));
        lines.add(row("Sessions", status.sessions() + states(status.figures().states())));
        lines.add(row("Messages", status.figures().messages() + " since the start"));
        lines.add(row("Users", String.valueOf(status.users())));
        lines.add(row("Memory", status.heapUsedBytes() / MIB + " of " + status.heapMaxBytes() / MIB + " MiB heap"));
        var layers = "Stores";
        for (var layer : status.layers()) {
            lines.add(row(layers, shown(layer)));
            layers = "";
        }
        // A node alone is no cluster to speak of.
        var members = "Cluster";
        for (var line : status.members().size() > 1 ? MemberTable.lines(status.members()) : List.<String>of()) {
            lines.add(row(members, line));
            members = "";
        }
        var heading = "Listeners";
        for (var listener : status.listeners()) {
            lines.add(row(heading, shown(listener)));
            heading = "";
        }
        return String.join(System.lineSeparator(), lines);
    }

    /** Such as {@code : 2 detached, 17 established}. */
    private static String states(Map<String, Long> states) {
        return states.isEmpty()
                ? ""
                : new TreeMap<>(states)
                        .entrySet().stream()
                                .map(state -> state.getValue() + " " + state.getKey())
                                .collect(Collectors.joining(", ", ": ", ""));
    }

    private static String shown(NodeStatus.Layer layer) {
        var lost = layer.lostSeconds().map(seconds -> ", LOST for " + uptime(Duration.ofSeconds(seconds)));
        return "%-10s %s%s".formatted(layer.name(), asked(layer), lost.orElse(""));
    }

    /** Such as {@code 96% of 1234 reads, half within 0.12 ms, 99% within 0.9 ms}. */
    private static String asked(NodeStatus.Layer layer) {
        if (layer.reads() == 0) {
            return "not asked yet";
        }
        var isDatabase = layer.name().equals("database");
        var found = isDatabase
                ? layer.reads() + " operations"
                : layer.hits() * 100 / layer.reads() + "% of " + layer.reads() + " reads";
        return found + ", half within " + millis(layer.medianMicros()) + ", 99% within " + millis(layer.p99Micros());
    }

    private static String millis(long micros) {
        return String.format(Locale.ROOT, "%.3f ms", micros / 1_000.0);
    }

    private static String shown(NodeStatus.Listener listener) {
        return "%-10s %s:%d %s".formatted(listener.name(), listener.address(), listener.port(), listener.security());
    }

    private static String row(String name, String value) {
        return String.format(Locale.ROOT, "%-11s%s", name, value);
    }

    static String uptime(Duration time) {
        var words = new ArrayList<String>();
        if (time.toDays() > 0) {
            words.add(time.toDays() + " d");
        }
        if (time.toHours() > 0) {
            words.add(time.toHoursPart() + " h");
        }
        if (time.toMinutes() > 0) {
            words.add(time.toMinutesPart() + " min");
        }
        words.add(time.toSecondsPart() + " s");
        return String.join(" ", words);
    }
}
