package io.outcry.ops.node;

import io.outcry.ops.admin.NodeStatus;
import io.outcry.ops.admin.Users;
import java.util.concurrent.CompletionStage;

/** A running node, as the command that started it sees it. */
public interface Node {

    /** Where its administration listens, such as {@code http://127.0.0.1:5290}. */
    String adminUrl();

    CompletionStage<NodeStatus> status();

    /**
     * Its accounts.
     *
     * @param actor who is responsible, for the audit log
     */
    Users users(String actor);

    /** Stops in order: no new connections, sessions are told, what is queued is written. Calling it again is harmless. */
    CompletionStage<Void> stop();

    /** Completes when the node has stopped, for whatever reason. */
    CompletionStage<Void> whenStopped();
}
