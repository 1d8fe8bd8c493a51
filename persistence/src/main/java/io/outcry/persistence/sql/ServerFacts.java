package io.outcry.persistence.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What a server says of itself at the start. */
record ServerFacts(ServerKind kind, List<String> warnings) {

    static final ServerFacts UNKNOWN = new ServerFacts(ServerKind.MYSQL, List.of());

    ServerFacts {
        warnings = List.copyOf(warnings);
    }

    static ServerFacts of(Connection connection) throws SQLException {
        var kind = ServerKind.of(variable(connection, "@@version"));
        var warnings = new ArrayList<String>();
        if (!variable(connection, "@@innodb_flush_log_at_trx_commit").equals("1")) {
            warnings.add(
                    "the server does not write each commit to its disk: messages that were acknowledged can be lost"
                            + " when it dies; set innodb_flush_log_at_trx_commit = 1");
        }
        if (variable(connection, "@@log_bin").equals("1")
                && !variable(connection, "@@sync_binlog").equals("1")) {
            warnings.add("the server does not write its binary log to the disk with each commit: after a crash its"
                    + " replicas can differ from it; set sync_binlog = 1");
        }
        return new ServerFacts(kind, warnings);
    }

    private static String variable(Connection connection, String name) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT CAST(" + name + " AS CHAR)")) {
            return rows.next() ? String.valueOf(rows.getString(1)) : "";
        }
    }
}
