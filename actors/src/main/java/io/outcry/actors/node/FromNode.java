package io.outcry.actors.node;

import io.outcry.actors.CrossesNodes;
import io.outcry.actors.client.UserMessage;
import java.time.Instant;
import java.util.Optional;
import org.apache.pekko.actor.typed.ActorRef;

/** What a node answers. */
public sealed interface FromNode extends CrossesNodes {

    /**
     * How it is.
     *
     * @param shards how many of the cluster's it has
     * @param accounts whose actors live there
     * @param connected sessions there whose client is connected
     * @param detached sessions there that wait for their client to come back
     */
    record Report(String version, Instant startedAt, int shards, long accounts, long connected, long detached)
            implements FromNode {}

    /**
     * What it has of one account.
     *
     * @param hasShard whether the account's actor is started there, once somebody needs it
     * @param user the actor, empty where it does not live there
     */
    record Home(boolean hasShard, Optional<ActorRef<UserMessage>> user) implements FromNode {}

    /**
     * It has begun to drain.
     *
     * @param sessions that were there by then
     */
    record Draining(long sessions) implements FromNode {}
}
