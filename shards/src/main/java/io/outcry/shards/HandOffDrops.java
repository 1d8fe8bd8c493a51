package io.outcry.shards;

import io.outcry.actors.client.Users;
import io.outcry.actors.room.Room;
import io.outcry.actors.room.Rooms;
import io.outcry.actors.user.User;
import io.outcry.core.stanza.Iq;
import java.util.function.Supplier;
import org.apache.pekko.actor.Dropped;
import org.apache.pekko.actor.WrappedMessage;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.Props;
import org.apache.pekko.actor.typed.eventstream.EventStream;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/**
 * Where a shard moves to another node, Pekko drops what waited to be sent there, so that nothing that is sent later comes
 * first. Messages come again by themselves, for their senders keep them; requests, and what reaches rooms, would be lost without
 * a word, and are sent again.
 */
public final class HandOffDrops {

    /** In Pekko's words. Other drops mean that there is too much, of which more would come of it. */
    private static final String REASON = "handoff";

    private HandOffDrops() {}

    /** Starts sending again what this node's regions drop. */
    public static void sendAgain(ActorSystem<?> system, Supplier<Users> users, Supplier<Rooms> rooms) {
        var again = system.systemActorOf(create(users, rooms), "hand-off-drops", Props.empty());
        system.eventStream().tell(new EventStream.Subscribe<>(Dropped.class, again));
    }

    static Behavior<Dropped> create(Supplier<Users> users, Supplier<Rooms> rooms) {
        return Behaviors.receiveMessage(dropped -> {
            if (dropped.reason().contains(REASON)) {
                sendAgain(inner(dropped.message()), users.get(), rooms.get());
            }
            return Behaviors.same();
        });
    }

    private static Object inner(Object message) {
        return message instanceof WrappedMessage wrapped ? wrapped.message() : message;
    }

    private static void sendAgain(Object message, Users users, Rooms rooms) {
        if (message instanceof User.Receive receive && receive.stanza() instanceof Iq) {
            receive.stanza().to().ifPresent(to -> users.tell(to.bare(), receive));
        } else if (message instanceof Room.Receive receive) {
            receive.stanza().to().ifPresent(to -> rooms.tell(to.bare(), receive));
        }
    }
}
