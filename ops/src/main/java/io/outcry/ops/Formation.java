package io.outcry.ops;

import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.cluster.typed.Cluster;
import org.apache.pekko.cluster.typed.Join;

/** Forms the cluster: one node alone joins itself, at once. */
final class Formation {

    private Formation() {}

    static void join(ActorSystem<?> system) {
        var cluster = Cluster.get(system);
        cluster.manager().tell(Join.create(cluster.selfMember().address()));
    }
}
