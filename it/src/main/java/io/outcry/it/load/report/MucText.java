package io.outcry.it.load.report;

import static java.lang.String.format;
import static java.util.Locale.ROOT;

import java.util.ArrayList;
import java.util.List;

/** What a load of rooms found, for people, on a terminal. */
public final class MucText {

    private MucText() {}

    public static String of(MucResult result) {
        var setup = result.setup();
        var lines = new ArrayList<String>();
        lines.add(format(
                ROOT,
                "%s: %,d rooms of %,d occupants at %s, %,d users, %,.0f messages/s (open loop), bodies of %,d bytes, TLS: %s,"
                        + " stream management: %s",
                setup.label(),
                setup.rooms(),
                setup.occupants(),
                setup.service(),
                setup.users(),
                setup.ratePerSecond(),
                setup.bodyBytes(),
                setup.tls(),
                setup.streamManagement() ? "on" : "off"));
        lines.add(format(ROOT, "%.0f s after %.0f s of warm-up", setup.durationSeconds(), setup.warmUpSeconds()));
        lines.add(ResultText.logins(result.logins()));
        lines.addAll(joins(result));
        if (result.counts().sent() > 0) {
            lines.addAll(deliveries(result));
        }
        result.processes().forEach(process -> lines.add(ResultText.cost(process, "delivery")));
        lines.addAll(ResultText.errors(result.errors()));
        return String.join("\n", lines);
    }

    private static List<String> joins(MucResult result) {
        var lines = new ArrayList<String>();
        var joins = result.joins();
        lines.add(format(
                ROOT,
                "joins      %,d of %,d inside in %.2f s (%.0f/s), %,d at once, %,d refused%s",
                joins.inside(),
                result.setup().seats(),
                joins.seconds(),
                joins.perSecond(),
                result.setup().joinsAtOnce(),
                joins.refused(),
                ResultText.cpu(joins.serverCpuMillisEach())));
        if (joins.inside() > 0) {
            lines.add("           until somebody was inside: " + ResultText.latencies(joins.latencyMillis()));
        }
        return lines;
    }

    private static List<String> deliveries(MucResult result) {
        var lines = new ArrayList<String>();
        var counts = result.counts();
        lines.add(format(
                ROOT,
                "deliveries expected %,d, delivered %,d, missing %,d, duplicated %,d, reordered %,d, bounced %,d, unsent %,d,"
                        + " astray %,d",
                counts.sent(),
                counts.delivered(),
                counts.lost(),
                counts.duplicated(),
                counts.reordered(),
                counts.bounced(),
                counts.unsent(),
                counts.astray()));
        lines.add(format(
                ROOT,
                "throughput %,.1f messages/s said, %,.1f deliveries/s",
                result.saidPerSecond(),
                result.deliveredPerSecond()));
        lines.add("latency    until an occupant had it: " + ResultText.latencies(result.latencyMillis())
                + ", from when a message should have left");
        lines.add("           until the last occupant had it: " + ResultText.latencies(result.lastMillis()));
        lines.add("           of that, before the harness sent: " + ResultText.latencies(result.sendDelayMillis()));
        return lines;
    }
}
