package io.outcry.shards;

import io.outcry.actors.client.UserMessage;
import io.outcry.actors.room.Room;
import io.outcry.actors.room.RoomMessage;
import io.outcry.actors.user.User;
import org.apache.pekko.actor.DeadLetter;
import org.apache.pekko.actor.Dropped;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.Props;
import org.apache.pekko.actor.typed.eventstream.EventStream;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.sharding.typed.ShardingEnvelope;

/**
 * Where a shard moves to another node, Pekko drops what waited to be sent there, so that nothing that is sent later comes
 * first. What its senders keep comes again by itself; everything else would be lost without a word, and is sent again.
 */
public final class HandOffDrops {

    /** In Pekko's words. Other drops mean that there is too much, of which more would come of it. */
    private static final String REASON = "handoff";

    private HandOffDrops() {}

    /** Starts sending again what this node's regions drop, to the same entities. */
    public static void sendAgain(
            ActorSystem<?> system,
            ActorRef<ShardingEnvelope<UserMessage>> users,
            ActorRef<ShardingEnvelope<RoomMessage>> rooms) {
        var again = system.systemActorOf(create(users, rooms), "hand-off-drops", Props.empty());
        // A region tells dead letters what it dropped, which makes one of it.
        system.eventStream().tell(new EventStream.Subscribe<>(DeadLetter.class, again));
    }

    private static Behavior<DeadLetter> create(
            ActorRef<ShardingEnvelope<UserMessage>> users, ActorRef<ShardingEnvelope<RoomMessage>> rooms) {
        return Behaviors.receiveMessage(letter -> {
            if (letter.message() instanceof Dropped dropped
                    && dropped.reason().contains(REASON)
                    && dropped.message() instanceof ShardingEnvelope<?> envelope) {
                switch (envelope.message()) {
                    case User.Receive receive
                    when receive.place().isEmpty() -> users.tell(new ShardingEnvelope<>(envelope.entityId(), receive));
                    case Room.Receive receive -> rooms.tell(new ShardingEnvelope<>(envelope.entityId(), receive));
                    default -> {
                        // It comes again by itself.
                    }
                }
            }
            return Behaviors.same();
        });
    }
}
