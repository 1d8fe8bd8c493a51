package io.outcry.actors.node;

import io.outcry.actors.CrossesNodes;
import io.outcry.core.address.Jid;
import org.apache.pekko.actor.typed.ActorRef;

/** What a node is asked by another, or by itself. */
public sealed interface ToNode extends CrossesNodes {

    /** How it is. */
    record Describe(ActorRef<FromNode.Report> replyTo) implements ToNode {}

    /**
     * Whether an account's actor lives there. None is started for that.
     *
     * @param account bare
     */
    record Find(ActorRef<FromNode.Home> replyTo, Jid account) implements ToNode {}

    /**
     * Stop in order, and let sessions go before that, so many in a second; asked again, it goes on as it does.
     *
     * @param sessionsPerSecond at least 1
     */
    record Drain(ActorRef<FromNode.Draining> replyTo, int sessionsPerSecond) implements ToNode {}
}
