package io.outcry.shards;

import io.outcry.actors.client.UserMessage;
import io.outcry.actors.room.Room;
import io.outcry.actors.room.RoomMessage;
import io.outcry.actors.user.User;
import io.outcry.core.address.Jid;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.cluster.sharding.typed.ClusterShardingSettings;
import org.apache.pekko.cluster.sharding.typed.HashCodeMessageExtractor;
import org.apache.pekko.cluster.sharding.typed.ShardingEnvelope;
import org.apache.pekko.cluster.sharding.typed.javadsl.ClusterSharding;
import org.apache.pekko.cluster.sharding.typed.javadsl.Entity;
import org.apache.pekko.cluster.sharding.typed.javadsl.EntityTypeKey;

/** Every entity type and its key: the only place that knows them all. */
public final class Entities {

    /** By bare address. */
    public static final EntityTypeKey<UserMessage> USER = EntityTypeKey.create(UserMessage.class, "user");

    /** By bare address. */
    public static final EntityTypeKey<RoomMessage> ROOM = EntityTypeKey.create(RoomMessage.class, "room");

    private Entities() {}

    /** The name of the actor of an account or a room among those of its type. */
    static String id(Jid owner) {
        return owner.bare().toString();
    }

    /** In which of the cluster's shards this account is; a number from 0 on. */
    public static String shard(ActorSystem<?> system, Jid account) {
        var shards = ClusterShardingSettings.create(system).numberOfShards();
        return new HashCodeMessageExtractor<UserMessage>(shards).shardId(id(account));
    }

    /** Starts the region of user actors on this node. */
    public static ActorRef<ShardingEnvelope<UserMessage>> startUsers(ActorSystem<?> system, User.Services services) {
        return ClusterSharding.get(system)
                .init(Entity.of(
                                USER,
                                entity -> User.create(
                                        services,
                                        Jid.of(entity.getEntityId()),
                                        user -> entity.getShard().tell(new ClusterSharding.Passivate<>(user))))
                        .withStopMessage(new User.Stop()));
    }

    /** Starts the region of room actors on this node. */
    public static ActorRef<ShardingEnvelope<RoomMessage>> startRooms(ActorSystem<?> system, Room.Services services) {
        return ClusterSharding.get(system)
                .init(Entity.of(
                                ROOM,
                                entity -> Room.create(
                                        services,
                                        Jid.of(entity.getEntityId()),
                                        room -> entity.getShard().tell(new ClusterSharding.Passivate<>(room))))
                        .withStopMessage(new Room.Stop()));
    }
}
