package io.outcry.actors.client;

import java.util.List;
import java.util.Optional;
import org.apache.pekko.actor.typed.ActorRef;

/** The witnesses of all nodes that can be reached at the moment. */
public interface Witnesses {

    /** There is no other node. */
    Witnesses NONE = new Witnesses() {
        @Override
        public Optional<ActorRef<ToWitness>> elsewhere() {
            return Optional.empty();
        }

        @Override
        public List<ActorRef<ToWitness>> all() {
            return List.of();
        }
    };

    /** One on another node, the nodes in turns; empty where there is none. */
    Optional<ActorRef<ToWitness>> elsewhere();

    /** This node's as well. */
    List<ActorRef<ToWitness>> all();
}
