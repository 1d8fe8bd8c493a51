package io.outcry.shards;

import io.outcry.actors.cache.ToCaches;
import io.outcry.core.cache.Caches;
import io.outcry.core.cache.Invalidation;
import io.outcry.core.cache.OtherNodes;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.Props;
import org.apache.pekko.actor.typed.javadsl.AbstractMatchingBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.pubsub.Topic;
import org.apache.pekko.cluster.ClusterEvent.ClusterDomainEvent;
import org.apache.pekko.cluster.ClusterEvent.MemberRemoved;
import org.apache.pekko.cluster.ClusterEvent.ReachabilityEvent;
import org.apache.pekko.cluster.typed.Cluster;
import org.apache.pekko.cluster.typed.Subscribe;

/**
 * Carries between the nodes what is remembered no more. Messages between two nodes may be lost only while they do not
 * reach each other; whenever that begins or ends, a node forgets everything that it remembers.
 */
public final class CacheNews extends AbstractMatchingBehavior<CacheNews.Message> {

    private static final String NAME = "cache-news";

    /** What the actor is told. */
    sealed interface Message {

        record Tell(Invalidation what) implements Message {}

        record Heard(ToCaches news) implements Message {}

        record Membership(ClusterDomainEvent event) implements Message {}
    }

    private final ActorRef<Topic.Command<ToCaches>> topic;
    private final Caches caches;
    private final String node;

    private CacheNews(ActorContext<Message> context, Caches caches) {
        super(context);
        this.caches = caches;
        var cluster = Cluster.get(context.getSystem());
        this.node = cluster.selfMember().uniqueAddress().toString();
        this.topic = context.spawn(Topic.create(ToCaches.class, NAME), "topic");
        topic.tell(Topic.subscribe(context.messageAdapter(ToCaches.class, Message.Heard::new)));
        var events = context.messageAdapter(ClusterDomainEvent.class, Message.Membership::new);
        cluster.subscriptions().tell(Subscribe.create(events.narrow(), ReachabilityEvent.class));
        cluster.subscriptions().tell(Subscribe.create(events.narrow(), MemberRemoved.class));
    }

    /** Starts it for this node. What is to be told to the others goes to the answer. */
    public static OtherNodes start(ActorSystem<?> system, Caches caches) {
        var actor = system.systemActorOf(
                Behaviors.<Message>setup(context -> new CacheNews(context, caches)), NAME, Props.empty());
        return what -> actor.tell(new Message.Tell(what));
    }

    @Override
    public Behavior<Message> onMessage(Message message) {
        switch (message) {
            case Message.Tell tell -> topic.tell(Topic.publish(new ToCaches.Forget(node, tell.what())));
            case Message.Heard(ToCaches.Forget forget) -> {
                if (!forget.node().equals(node)) {
                    caches.heard(forget.what());
                }
            }
            case Message.Membership _ -> caches.mayHaveMissed();
        }
        return this;
    }
}
