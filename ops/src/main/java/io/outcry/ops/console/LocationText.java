package io.outcry.ops.console;

import io.outcry.ops.admin.Location;
import java.util.ArrayList;
import java.util.List;

/** Where an account is, as a person reads it. */
final class LocationText {

    private static final List<String> HEAD = List.of("session", "node", "state", "client", "connected", "presence");

    private LocationText() {}

    static String of(Location location) {
        var lines = new ArrayList<String>();
        lines.add(location.account() + " is "
                + (location.isInMemory() ? "in memory on " : "not in memory; it would be on ")
                + location.home().map(MemberTable::shortly).orElse("a node that is chosen when it is needed")
                + " (shard "
                + location.shard() + ").");
        if (!location.silentNodes().isEmpty()) {
            lines.add("These nodes did not answer, so that it may be there: "
                    + String.join(
                            ", ",
                            location.silentNodes().stream()
                                    .map(MemberTable::shortly)
                                    .toList()));
        }
        if (!location.isAnswering()) {
            lines.add("It did not say which sessions it has: it is busy, or waits for the database.");
        } else if (location.isInMemory() && location.sessions().isEmpty()) {
            lines.add("It has no sessions.");
        }
        if (!location.sessions().isEmpty()) {
            var rows = new ArrayList<>(List.of(HEAD));
            location.sessions().forEach(session -> rows.add(row(session)));
            lines.addAll(Table.lines(rows));
        }
        return String.join(System.lineSeparator(), lines);
    }

    private static List<String> row(Location.Session session) {
        var row = new ArrayList<>(List.of(session.resource(), MemberTable.shortly(session.node())));
        row.addAll(session.client().map(LocationText::cells).orElse(List.of("does not answer", "-", "-")));
        var isAvailable = !session.presence().equals("unavailable");
        row.add(session.presence() + (isAvailable ? ", priority " + session.priority() : ""));
        return row;
    }

    private static List<String> cells(Location.Client client) {
        return List.of(
                client.isConnected() ? "connected" : "detached, resumable",
                client.address() + " " + client.security(),
                client.connectedAt());
    }
}
