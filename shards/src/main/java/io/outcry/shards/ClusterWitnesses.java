package io.outcry.shards;

import io.outcry.actors.client.ToWitness;
import io.outcry.actors.client.WitnessMessage;
import io.outcry.actors.client.Witnesses;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorRefResolver;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.Props;
import org.apache.pekko.actor.typed.javadsl.AbstractMatchingBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.ClusterEvent.ClusterDomainEvent;
import org.apache.pekko.cluster.ClusterEvent.MemberEvent;
import org.apache.pekko.cluster.ClusterEvent.MemberRemoved;
import org.apache.pekko.cluster.ClusterEvent.MemberUp;
import org.apache.pekko.cluster.ClusterEvent.ReachabilityEvent;
import org.apache.pekko.cluster.ClusterEvent.ReachableMember;
import org.apache.pekko.cluster.ClusterEvent.UnreachableMember;
import org.apache.pekko.cluster.UniqueAddress;
import org.apache.pekko.cluster.typed.Cluster;
import org.apache.pekko.cluster.typed.Subscribe;

/** The witness of each node that is up and can be reached, by its path, which is the same on every node. */
public final class ClusterWitnesses implements Witnesses {

    private static final String NAME = "witness";

    /** As the cluster is at a moment. */
    private record Nodes(List<ActorRef<ToWitness>> all, List<ActorRef<ToWitness>> others) {

        static final Nodes NONE = new Nodes(List.of(), List.of());
    }

    private final AtomicInteger turn = new AtomicInteger();
    private volatile Nodes nodes = Nodes.NONE;

    ClusterWitnesses() {}

    /** Follows the cluster from now on. */
    public static ClusterWitnesses follow(ActorSystem<?> system) {
        var witnesses = new ClusterWitnesses();
        witnesses.startFollower(system);
        return witnesses;
    }

    /** What tells it how the cluster is. */
    ActorRef<ClusterDomainEvent> startFollower(ActorSystem<?> system) {
        return system.systemActorOf(
                Behaviors.<ClusterDomainEvent>setup(context -> new Follower(context, this)),
                NAME + "-list",
                Props.empty());
    }

    /** Starts this node's. */
    public static ActorRef<WitnessMessage> start(ActorSystem<?> system, Behavior<WitnessMessage> witness) {
        return system.systemActorOf(witness, NAME, Props.empty());
    }

    @Override
    public Optional<ActorRef<ToWitness>> elsewhere() {
        var others = nodes.others();
        return others.isEmpty()
                ? Optional.empty()
                : Optional.of(others.get(Math.floorMod(turn.getAndIncrement(), others.size())));
    }

    @Override
    public List<ActorRef<ToWitness>> all() {
        return nodes.all();
    }

    /**
     * Knows what the cluster's events said. What {@link Cluster#state()} has may be behind an event, and stay so until the next
     * one comes.
     */
    private static final class Follower extends AbstractMatchingBehavior<ClusterDomainEvent> {

        private final ClusterWitnesses witnesses;
        private final UniqueAddress self;
        private final Set<UniqueAddress> up = new LinkedHashSet<>();
        private final Set<UniqueAddress> unreachable = new HashSet<>();

        Follower(ActorContext<ClusterDomainEvent> context, ClusterWitnesses witnesses) {
            super(context);
            this.witnesses = witnesses;
            var cluster = Cluster.get(context.getSystem());
            this.self = cluster.selfMember().uniqueAddress();
            var here = context.getSelf();
            // Both begin with events that say how things stand.
            cluster.subscriptions().tell(Subscribe.create(here.narrow(), MemberEvent.class));
            cluster.subscriptions().tell(Subscribe.create(here.narrow(), ReachabilityEvent.class));
        }

        @Override
        public Behavior<ClusterDomainEvent> onMessage(ClusterDomainEvent event) {
            switch (event) {
                case MemberUp risen -> up.add(risen.member().uniqueAddress());
                case MemberEvent gone -> up.remove(gone.member().uniqueAddress());
                case UnreachableMember silent -> unreachable.add(silent.member().uniqueAddress());
                case ReachableMember heard -> unreachable.remove(heard.member().uniqueAddress());
                default -> {}
            }
            if (event instanceof MemberRemoved removed) {
                unreachable.remove(removed.member().uniqueAddress());
            }
            tell();
            return this;
        }

        private void tell() {
            var there = up.stream().filter(node -> !unreachable.contains(node)).toList();
            witnesses.nodes = new Nodes(
                    there.stream().map(this::witness).toList(),
                    there.stream()
                            .filter(node -> !node.equals(self))
                            .map(this::witness)
                            .toList());
        }

        private ActorRef<ToWitness> witness(UniqueAddress node) {
            return ActorRefResolver.get(getContext().getSystem()).resolveActorRef(node.address() + "/system/" + NAME);
        }
    }
}
