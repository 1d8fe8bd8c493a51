package io.outcry.ops.console;

import io.outcry.ops.admin.NodeStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The members of a cluster as a person reads them. */
final class MemberTable {

    private static final List<String> HEAD =
            List.of("node", "datacenter", "state", "up for", "version", "shards", "accounts", "sessions", "detached");

    private MemberTable() {}

    static List<String> lines(List<NodeStatus.Member> members) {
        var rows = new ArrayList<>(List.of(HEAD));
        members.forEach(member -> rows.add(row(member)));
        return Table.lines(rows);
    }

    private static List<String> row(NodeStatus.Member member) {
        var row = new ArrayList<>(List.of(
                shortly(member.node()),
                member.datacenter(),
                member.state() + (member.isReachable() ? "" : ", UNREACHABLE")));
        row.addAll(member.report().map(MemberTable::cells).orElse(List.of("DOES NOT ANSWER")));
        return row;
    }

    private static List<String> cells(NodeStatus.Report report) {
        return List.of(
                StatusText.uptime(Duration.ofSeconds(report.uptimeSeconds())),
                report.version(),
                String.valueOf(report.shards()),
                String.valueOf(report.accounts()),
                String.valueOf(report.connected()),
                String.valueOf(report.detached()));
    }

    /** What tells nodes from each other: {@code pekko://outcry@node1:17355} without what is the same for all. */
    static String shortly(String node) {
        return node.substring(node.indexOf('@') + 1);
    }
}
