package io.outcry.shards;

import io.outcry.actors.client.UserMessage;
import io.outcry.actors.client.Users;
import io.outcry.core.address.Jid;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.cluster.sharding.typed.ShardingEnvelope;

/** Finds users' actors by Cluster Sharding. */
public record ShardedUsers(ActorRef<ShardingEnvelope<UserMessage>> region) implements Users {

    @Override
    public void tell(Jid account, UserMessage message) {
        region.tell(new ShardingEnvelope<>(Entities.id(account), message));
    }
}
