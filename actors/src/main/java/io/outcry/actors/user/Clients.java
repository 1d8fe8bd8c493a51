package io.outcry.actors.user;

import io.outcry.actors.client.ClientMessage;
import io.outcry.actors.client.ToClient;
import io.outcry.actors.client.UserMessage;
import io.outcry.core.policy.Passed;
import io.outcry.core.stream.StreamError;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.javadsl.ActorContext;

/** The actors of one account's clients, by resource; each is watched. Belongs to the user's actor. */
final class Clients {

    private record Client(ActorRef<ClientMessage> ref, String streamId) {}

    private final ActorContext<UserMessage> context;
    private final Map<String, Client> byResource = new LinkedHashMap<>(4);

    Clients(ActorContext<UserMessage> context) {
        this.context = context;
    }

    Set<String> resources() {
        return byResource.keySet();
    }

    boolean isEmpty() {
        return byResource.isEmpty();
    }

    void add(String resource, ActorRef<ClientMessage> ref) {
        put(resource, new Client(ref, ""));
    }

    /** The client's stream may be taken over under this id, as long as this resource is still its own. */
    void resumable(String resource, String streamId) {
        byResource.computeIfPresent(resource, (_, client) -> new Client(client.ref(), streamId));
    }

    /** The resource whose stream has this id; nobody can have the empty one. */
    Optional<String> ofStream(String streamId) {
        return byResource.entrySet().stream()
                .filter(client ->
                        !streamId.isEmpty() && client.getValue().streamId().equals(streamId))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** From now on everything for this resource goes to the successor; the predecessor is told to hand over. */
    void succeed(String resource, ActorRef<ClientMessage> successor) {
        var predecessor = byResource.get(resource);
        if (predecessor != null) {
            context.unwatch(predecessor.ref());
            predecessor.ref().tell(new ToClient.Surrender(successor));
            put(resource, new Client(successor, ""));
        }
    }

    /** True where it was there; a client that was replaced meanwhile is somebody else's by now. */
    boolean remove(String resource, ActorRef<ClientMessage> ref) {
        var client = byResource.get(resource);
        if (client == null || !client.ref().equals(ref)) {
            return false;
        }
        context.unwatch(ref);
        byResource.remove(resource);
        return true;
    }

    /** Ends this resource's session with a reason that its client is told. */
    void end(String resource, StreamError reason) {
        var client = byResource.remove(resource);
        if (client != null) {
            context.unwatch(client.ref());
            client.ref().tell(new ToClient.End(reason));
        }
    }

    void endAll(StreamError reason) {
        for (var resource : List.copyOf(byResource.keySet())) {
            end(resource, reason);
        }
    }

    void deliver(String resource, Passed stanza, long seq) {
        var client = byResource.get(resource);
        if (client != null) {
            client.ref().tell(new ToClient.Deliver(stanza, seq));
        }
    }

    private void put(String resource, Client client) {
        byResource.put(resource, client);
        context.watchWith(client.ref(), new User.ClientEnded(resource, client.ref()));
    }
}
