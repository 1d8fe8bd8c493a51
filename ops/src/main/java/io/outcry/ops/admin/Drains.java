package io.outcry.ops.admin;

import java.util.concurrent.CompletionStage;

/** Takes nodes out of the cluster. */
@FunctionalInterface
public interface Drains {

    /**
     * The node begins: it takes no more logins, its sessions go to others, and then it stops.
     *
     * @param node its address in the cluster; the empty text is the node that is asked
     * @param sessionsPerSecond how many sessions go in a second, so that the others are not stampeded
     */
    CompletionStage<Draining> drain(String node, int sessionsPerSecond);

    /**
     * It has begun.
     *
     * @param node which one
     * @param sessions that were there by then
     */
    record Draining(String node, long sessions) {}
}
