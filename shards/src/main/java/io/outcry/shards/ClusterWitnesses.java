package io.outcry.shards;

import io.outcry.actors.client.ToWitness;
import io.outcry.actors.client.WitnessMessage;
import io.outcry.actors.client.Witnesses;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.StreamSupport;
import org.apache.pekko.actor.Address;
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
import org.apache.pekko.cluster.ClusterEvent.ReachabilityEvent;
import org.apache.pekko.cluster.Member;
import org.apache.pekko.cluster.MemberStatus;
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

    private ClusterWitnesses() {}

    /** Follows the cluster from now on. */
    public static ClusterWitnesses follow(ActorSystem<?> system) {
        var witnesses = new ClusterWitnesses();
        system.systemActorOf(
                Behaviors.<ClusterDomainEvent>setup(context -> new Follower(context, witnesses)),
                NAME + "-list",
                Props.empty());
        return witnesses;
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

    private static final class Follower extends AbstractMatchingBehavior<ClusterDomainEvent> {

        private final ClusterWitnesses witnesses;
        private final Cluster cluster;

        Follower(ActorContext<ClusterDomainEvent> context, ClusterWitnesses witnesses) {
            super(context);
            this.witnesses = witnesses;
            this.cluster = Cluster.get(context.getSystem());
            var self = context.getSelf();
            cluster.subscriptions().tell(Subscribe.create(self.narrow(), MemberEvent.class));
            cluster.subscriptions().tell(Subscribe.create(self.narrow(), ReachabilityEvent.class));
            look();
        }

        @Override
        public Behavior<ClusterDomainEvent> onMessage(ClusterDomainEvent event) {
            look();
            return this;
        }

        private void look() {
            var self = cluster.selfMember().address();
            var state = cluster.state();
            var addresses = StreamSupport.stream(state.getMembers().spliterator(), false)
                    .filter(member -> member.status().equals(MemberStatus.up()))
                    .filter(member -> !state.getUnreachable().contains(member))
                    .map(Member::address)
                    .toList();
            witnesses.nodes = new Nodes(
                    addresses.stream().map(this::witness).toList(),
                    addresses.stream()
                            .filter(address -> !address.equals(self))
                            .map(this::witness)
                            .toList());
        }

        private ActorRef<ToWitness> witness(Address node) {
            return ActorRefResolver.get(getContext().getSystem()).resolveActorRef(node + "/system/" + NAME);
        }
    }
}
