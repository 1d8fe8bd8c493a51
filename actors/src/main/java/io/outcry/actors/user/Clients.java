package io.outcry.actors.user;

import io.outcry.actors.client.ClientMessage;
import io.outcry.actors.client.Report;
import io.outcry.actors.client.ToClient;
import io.outcry.actors.client.UserMessage;
import io.outcry.core.contact.BlockList;
import io.outcry.core.policy.Passed;
import io.outcry.core.room.RoomPlace;
import io.outcry.core.routing.Session;
import io.outcry.core.routing.Sessions;
import io.outcry.core.stream.StreamError;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.javadsl.ActorContext;

/** The actors of one account's clients, by resource; each is watched. Belongs to the user's actor. */
final class Clients {

    /**
     * One resource's client.
     *
     * @param streamId under which its stream may be taken over, empty where it may not
     * @param outlives how long the stream may be taken over after this client is lost with its node
     * @param predecessor whose stream it goes on with, until it has that stream
     * @param isLost it is, and nobody has taken the stream over yet
     */
    private record Client(
            ActorRef<ClientMessage> ref,
            String streamId,
            Duration outlives,
            Optional<ActorRef<ClientMessage>> predecessor,
            boolean isLost) {

        static Client of(ActorRef<ClientMessage> ref, String streamId, Duration outlives) {
            return new Client(ref, streamId, outlives, Optional.empty(), false);
        }

        static Client successor(ActorRef<ClientMessage> ref, Client before) {
            return new Client(ref, before.streamId(), Duration.ZERO, Optional.of(before.ref()), false);
        }

        boolean is(ActorRef<ClientMessage> other) {
            return ref.equals(other) || predecessor.filter(other::equals).isPresent();
        }
    }

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

    boolean isOf(ActorRef<ClientMessage> ref, String resource) {
        return has(resource, client -> client.is(ref));
    }

    void add(String resource, ActorRef<ClientMessage> ref) {
        put(resource, Client.of(ref, "", Duration.ZERO));
    }

    /**
     * The resource of this client, also where its stream is on the way to a successor: what it said before it heard of
     * that still counts.
     */
    Optional<String> resourceOf(ActorRef<ClientMessage> ref) {
        return find(client -> client.is(ref));
    }

    /** The client has its stream, which may be taken over under this id. */
    void resumable(ActorRef<ClientMessage> ref, String streamId, Duration outlives) {
        find(client -> client.ref().equals(ref))
                .ifPresent(resource -> byResource.put(resource, Client.of(ref, streamId, outlives)));
    }

    /** Whether somebody is there to be given anything. */
    boolean isThere(String resource) {
        return has(resource, client -> !client.isLost());
    }

    boolean isLost(ActorRef<ClientMessage> ref) {
        return find(client -> client.ref().equals(ref) && client.isLost()).isPresent();
    }

    /**
     * Whether this client may take the stream over from its holder: from that one, or where it waits for the stream from whoever
     * has it by now. A stream that another took over first stays with that one.
     */
    boolean maySucceed(ActorRef<ClientMessage> ref, ActorRef<ClientMessage> holder, String resource, String streamId) {
        return has(
                resource,
                client -> client.streamId().equals(streamId)
                        && (client.ref().equals(ref) ? client.predecessor().isPresent() : client.is(holder)));
    }

    /**
     * A client is gone and did not say so. Where its stream may be taken over without it, its resource waits for that; else
     * empty.
     *
     * @return how long
     */
    Optional<Duration> lose(ActorRef<ClientMessage> ref) {
        var resource =
                find(client -> client.ref().equals(ref) && client.outlives().isPositive());
        resource.ifPresent(lost -> {
            context.unwatch(ref);
            byResource.computeIfPresent(
                    lost, (_, client) -> new Client(ref, client.streamId(), client.outlives(), Optional.empty(), true));
        });
        return resource.map(byResource::get).map(Client::outlives);
    }

    /** This client goes on with the stream from a copy; whoever had it is told that it is over, should it still live. */
    void takeOver(String resource, ActorRef<ClientMessage> ref) {
        var before = byResource.get(resource);
        if (before != null && !before.ref().equals(ref)) {
            end(resource, StreamError.of(StreamError.Condition.CONFLICT, "The stream was resumed elsewhere."));
        }
        add(resource, ref);
    }

    /** The resource whose stream has this id; nobody can have the empty one. */
    Optional<String> ofStream(String streamId) {
        return find(client -> !streamId.isEmpty()
                && client.streamId().equals(streamId)
                && client.predecessor().isEmpty()
                && !client.isLost());
    }

    /** From now on everything for this resource goes to the successor; the predecessor is told to hand over. */
    void succeed(String resource, ActorRef<ClientMessage> successor) {
        var predecessor = byResource.get(resource);
        if (predecessor != null && !predecessor.ref().equals(successor)) {
            context.unwatch(predecessor.ref());
            predecessor.ref().tell(new ToClient.Surrender(successor));
            put(resource, Client.successor(successor, predecessor));
        }
    }

    /**
     * The resource that was this client's; empty where it went to another meanwhile. Where a stream's holder left before
     * it heard that it has a successor, that one hears that there is nothing to resume.
     */
    Optional<String> remove(ActorRef<ClientMessage> ref) {
        var resource = resourceOf(ref);
        resource.map(byResource::remove).ifPresent(client -> {
            context.unwatch(client.ref());
            if (!client.ref().equals(ref)) {
                client.ref().tell(new ToClient.ResumeRefused());
            }
        });
        return resource;
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

    /** As {@link #endAll}, but each stays until it has left by itself, so that its contacts hear of it. */
    void askAllToEnd(StreamError reason) {
        byResource.values().forEach(client -> client.ref().tell(new ToClient.End(reason)));
    }

    /** A session knows of nobody who is blocked until it is told. */
    void tellBlocked(ActorRef<ClientMessage> client, BlockList blocked) {
        if (!blocked.isEmpty()) {
            client.tell(new ToClient.Blocked(blocked));
        }
    }

    void tellAllBlocked(BlockList blocked) {
        byResource.values().forEach(client -> client.ref().tell(new ToClient.Blocked(blocked)));
    }

    /** What clients have is written down up to this entry. */
    void tellSaved(long cursor) {
        for (var client : byResource.values()) {
            if (!client.isLost()) {
                client.ref().tell(new ToClient.Saved(cursor));
            }
        }
    }

    /** Each session knows what is known of it. */
    void tellKnown(Sessions before, Sessions after) {
        for (var session : after.all()) {
            var client = byResource.get(session.resource());
            if (client != null
                    && before.find(session.resource()).filter(session::equals).isEmpty()) {
                client.ref().tell(new ToClient.Known(session));
            }
        }
    }

    void deliver(String resource, Passed stanza, long seq) {
        var client = byResource.get(resource);
        if (client != null && !client.isLost()) {
            client.ref().tell(new ToClient.Deliver(stanza, seq));
        }
    }

    /** Something that a room keeps until the session confirms it. */
    void reflect(String resource, Passed stanza, Optional<RoomPlace> place) {
        var client = byResource.get(resource);
        if (client != null && !client.isLost()) {
            client.ref().tell(new ToClient.Deliver(stanza, 0, place));
        }
    }

    /** For operators. */
    Report.OfUser describe(Sessions sessions) {
        return new Report.OfUser(byResource.entrySet().stream()
                .map(client -> attached(
                        client.getValue(),
                        sessions.find(client.getKey()).orElseGet(() -> Session.connected(client.getKey()))))
                .toList());
    }

    private static Report.Attached attached(Client client, Session session) {
        return new Report.Attached(session.resource(), client.ref(), session.shown(), session.priority());
    }

    private boolean has(String resource, Predicate<Client> kind) {
        return Optional.ofNullable(byResource.get(resource)).filter(kind).isPresent();
    }

    private Optional<String> find(Predicate<Client> kind) {
        return byResource.entrySet().stream()
                .filter(entry -> kind.test(entry.getValue()))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private void put(String resource, Client client) {
        byResource.put(resource, client);
        context.watchWith(client.ref(), new User.ClientEnded(client.ref()));
    }
}
