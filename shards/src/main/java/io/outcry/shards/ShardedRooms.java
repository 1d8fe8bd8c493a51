package io.outcry.shards;

import io.outcry.actors.room.RoomMessage;
import io.outcry.actors.room.Rooms;
import io.outcry.core.address.Jid;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.cluster.sharding.typed.ShardingEnvelope;

/** Finds rooms' actors by Cluster Sharding. */
public record ShardedRooms(ActorRef<ShardingEnvelope<RoomMessage>> region) implements Rooms {

    @Override
    public void tell(Jid room, RoomMessage message) {
        region.tell(new ShardingEnvelope<>(Entities.id(room), message));
    }
}
