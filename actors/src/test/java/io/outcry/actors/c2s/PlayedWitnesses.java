package io.outcry.actors.c2s;

import io.outcry.actors.client.ToWitness;
import io.outcry.actors.client.Witnesses;
import java.util.List;
import java.util.Optional;
import org.apache.pekko.actor.typed.ActorRef;

/** Witnesses on other nodes, as many as the test says. */
final class PlayedWitnesses implements Witnesses {

    private volatile List<ActorRef<ToWitness>> there = List.of();

    void are(List<ActorRef<ToWitness>> witnesses) {
        there = List.copyOf(witnesses);
    }

    @Override
    public Optional<ActorRef<ToWitness>> elsewhere() {
        return there.stream().findFirst();
    }

    @Override
    public List<ActorRef<ToWitness>> all() {
        return there;
    }
}
