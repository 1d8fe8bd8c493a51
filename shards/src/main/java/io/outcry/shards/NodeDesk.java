package io.outcry.shards;

import io.outcry.actors.client.UserMessage;
import io.outcry.actors.node.FromNode;
import io.outcry.actors.node.ToNode;
import io.outcry.core.address.Jid;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.function.LongSupplier;
import org.apache.pekko.actor.ActorPath;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorRefResolver;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.Props;
import org.apache.pekko.actor.typed.javadsl.AbstractMatchingBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Adapter;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.sharding.ClusterSharding;
import org.apache.pekko.cluster.sharding.ShardRegion;
import org.apache.pekko.cluster.sharding.ShardRegion.ShardRegionStats;
import org.apache.pekko.pattern.Patterns;

/** Says, to whoever asks on whichever node, how this one is and which accounts live on it. */
public final class NodeDesk extends AbstractMatchingBehavior<ToNode> {

    /** Where every node has it. */
    static final String PATH = "/system/node-desk";

    private static final String NAME = "node-desk";

    /** Stands in a path before the number that tells an actor from its predecessors of the same name. */
    private static final String INCARNATION = "#";

    /** Longest wait for actors of this very node; less than whoever asked waits. */
    private static final Duration LONGEST_WAIT = Duration.ofMillis(1_500);

    /**
     * What others are told of this node.
     *
     * @param connected how many sessions have their client, at the moment
     * @param detached how many wait for theirs
     * @param drain stops it in order, and lets so many sessions go in a second before that
     */
    public record Facts(
            String version, Instant startedAt, LongSupplier connected, LongSupplier detached, IntConsumer drain) {}

    private final Facts facts;

    private NodeDesk(ActorContext<ToNode> context, Facts facts) {
        super(context);
        this.facts = facts;
    }

    /** Opens it. The region of users has been started before. */
    public static void open(ActorSystem<?> system, Facts facts) {
        system.systemActorOf(Behaviors.<ToNode>setup(context -> new NodeDesk(context, facts)), NAME, Props.empty());
    }

    @Override
    public Behavior<ToNode> onMessage(ToNode question) {
        switch (question) {
            case ToNode.Describe describe -> describe(describe.replyTo());
            case ToNode.Drain drain -> {
                var sessions = facts.connected().getAsLong() + facts.detached().getAsLong();
                facts.drain().accept(drain.sessionsPerSecond());
                drain.replyTo().tell(new FromNode.Draining(sessions));
            }
            case ToNode.Find find -> find.replyTo().tell(home(find.account()));
        }
        return this;
    }

    private org.apache.pekko.actor.ActorRef region() {
        return ClusterSharding.get(Adapter.toClassic(getContext().getSystem())).shardRegion(Entities.USER.name());
    }

    /** Where the region does not answer, nobody is told anything: half of it would be taken for the whole. */
    private void describe(ActorRef<FromNode.Report> replyTo) {
        Patterns.ask(region(), ShardRegion.getRegionStatsInstance(), LONGEST_WAIT)
                .thenApply(ShardRegionStats.class::cast)
                .thenAccept(region -> replyTo.tell(report(region)));
    }

    private FromNode.Report report(ShardRegionStats region) {
        var accounts = region.getStats().values().stream()
                .mapToLong(ofShard -> ((Number) ofShard).longValue())
                .sum();
        return new FromNode.Report(
                facts.version(),
                facts.startedAt(),
                region.getStats().size(),
                accounts,
                facts.connected().getAsLong(),
                facts.detached().getAsLong());
    }

    /**
     * Looks whether the shard's and the account's actors are there, instead of sending through the region, which would start
     * them. Sharding names them below the region by their ids.
     */
    private FromNode.Home home(Jid account) {
        var shard = region().path().child(encoded(Entities.shard(getContext().getSystem(), account)));
        var user = shard.child(encoded(Entities.id(account)));
        return new FromNode.Home(living(shard).isPresent(), living(user));
    }

    private static String encoded(String id) {
        return URLEncoder.encode(id, StandardCharsets.UTF_8);
    }

    /** The actor of this very path, if there is one: a path to nobody resolves to a reference without an incarnation. */
    private Optional<ActorRef<UserMessage>> living(ActorPath path) {
        var ref = ActorRefResolver.get(getContext().getSystem())
                .<UserMessage>resolveActorRef(path.toSerializationFormat());
        return ref.path().toSerializationFormat().contains(INCARNATION) ? Optional.of(ref) : Optional.empty();
    }
}
