package io.outcry.ops.admin;

import java.util.List;
import java.util.Optional;

/**
 * Where in the cluster an account is.
 *
 * @param shard of the cluster's, by its number
 * @param home the node that has the shard, on which the account's actor lives or would be started; empty where none has it yet
 * @param isInMemory whether the account's actor lives
 * @param isAnswering false where the actor lives and did not say what sessions it has
 * @param silentNodes that did not say whether the account is there
 */
public record Location(
        String account,
        int shard,
        Optional<String> home,
        boolean isInMemory,
        boolean isAnswering,
        List<Session> sessions,
        List<String> silentNodes) {

    public Location {
        sessions = List.copyOf(sessions);
        silentNodes = List.copyOf(silentNodes);
    }

    /**
     * One session of the account.
     *
     * @param node where the client is connected, or was
     * @param presence {@code unavailable}, {@code available}, or how it is available (RFC 6121 §4.7.2.1)
     * @param client empty where the session's actor did not answer
     */
    public record Session(String resource, String node, String presence, int priority, Optional<Client> client) {}

    /**
     * The client of a session.
     *
     * @param address from which it is connected, or was, such as {@code 192.0.2.7:51234}
     * @param security such as {@code STARTTLS}
     * @param connectedAt when its connection began, such as {@code 2026-11-22T20:15:00Z}
     * @param isConnected false while the session waits for the client to come back
     */
    public record Client(String address, String security, String connectedAt, boolean isConnected) {}
}
