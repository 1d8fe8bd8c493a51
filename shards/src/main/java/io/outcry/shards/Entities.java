package io.outcry.shards;

import io.outcry.actors.client.UserMessage;
import io.outcry.actors.user.User;
import io.outcry.core.address.Jid;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.cluster.sharding.typed.ShardingEnvelope;
import org.apache.pekko.cluster.sharding.typed.javadsl.ClusterSharding;
import org.apache.pekko.cluster.sharding.typed.javadsl.Entity;
import org.apache.pekko.cluster.sharding.typed.javadsl.EntityTypeKey;

/** Every entity type and its key: the only place that knows them all. */
public final class Entities {

    /** By bare address. */
    public static final EntityTypeKey<UserMessage> USER = EntityTypeKey.create(UserMessage.class, "user");

    private Entities() {}

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
}
