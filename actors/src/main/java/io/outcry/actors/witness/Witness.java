package io.outcry.actors.witness;

import io.outcry.actors.c2s.ClientSession;
import io.outcry.actors.client.ClientMessage;
import io.outcry.actors.client.StreamCopy;
import io.outcry.actors.client.ToClient;
import io.outcry.actors.client.ToUser;
import io.outcry.actors.client.ToWitness;
import io.outcry.actors.client.Users;
import io.outcry.actors.client.WitnessMessage;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractMatchingBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;

/**
 * Knows of sessions on other nodes what their own node could not say any more: the client of a lost session resumes its stream
 * from here, and where none comes, the session's user is told that it is over. There is one on each node; how many copies it
 * has is bounded by how many connections the other nodes take.
 */
public final class Witness extends AbstractMatchingBehavior<WitnessMessage> {

    sealed interface Command extends WitnessMessage {}

    /** The node stops: what it took over from others goes on to the next one. */
    public record Shutdown() implements Command {}

    private record SessionGone(ActorRef<ClientMessage> session) implements Command {}

    /** Nobody came back for the session in time. */
    private record Expired(ActorRef<ClientMessage> session) implements Command {}

    /** Starts an actor that takes over a stream from its node, which stops. */
    @FunctionalInterface
    public interface Adoption {

        Behavior<ClientMessage> adopt(ToWitness.Adopt adopt);
    }

    private final TimerScheduler<WitnessMessage> timers;
    private final Users users;
    private final Adoption adoption;
    private final Map<ActorRef<ClientMessage>, StreamCopy> copies = new HashMap<>();
    private final Map<String, ActorRef<ClientMessage>> byStream = new HashMap<>();

    private Witness(
            ActorContext<WitnessMessage> context,
            TimerScheduler<WitnessMessage> timers,
            Users users,
            Adoption adoption) {
        super(context);
        this.timers = timers;
        this.users = users;
        this.adoption = adoption;
    }

    public static Behavior<WitnessMessage> create(Users users, Adoption adoption) {
        return Behaviors.setup(
                context -> Behaviors.withTimers(timers -> new Witness(context, timers, users, adoption)));
    }

    @Override
    public Behavior<WitnessMessage> onMessage(WitnessMessage message) {
        return switch (message) {
            case ToWitness word -> {
                told(word);
                yield this;
            }
            case Command command -> {
                command(command);
                yield this;
            }
            default -> Behaviors.unhandled();
        };
    }

    private void command(Command command) {
        switch (command) {
            case Shutdown _ ->
                getContext()
                        .getChildren()
                        .forEach(child -> child.<ClientMessage>unsafeUpcast().tell(new ClientSession.Shutdown()));
            case SessionGone gone -> gone(gone.session());
            case Expired expired -> expired(expired.session());
        }
    }

    private void told(ToWitness word) {
        switch (word) {
            case ToWitness.Note note -> note(note);
            case ToWitness.Forget forget -> forget(forget.session());
            case ToWitness.Find find -> find(find);
            case ToWitness.Adopt adopt -> getContext().spawnAnonymous(adoption.adopt(adopt));
        }
    }

    private void note(ToWitness.Note note) {
        var session = note.session();
        var before = Optional.ofNullable(copies.put(session, note.copy()));
        if (before.isEmpty()) {
            getContext().watchWith(session, new SessionGone(session));
        }
        before.map(StreamCopy::streamId).ifPresent(id -> byStream.remove(id, session));
        if (note.copy().isResumable()) {
            byStream.put(note.copy().streamId(), session);
        }
        session.tell(new ToClient.Witnessed(getContext().getSelf().narrow(), note.number()));
    }

    private Optional<StreamCopy> forget(ActorRef<ClientMessage> session) {
        getContext().unwatch(session);
        timers.cancel(session);
        var copy = Optional.ofNullable(copies.remove(session));
        copy.map(StreamCopy::streamId).ifPresent(id -> byStream.remove(id, session));
        return copy;
    }

    private void find(ToWitness.Find find) {
        var session = Optional.ofNullable(byStream.get(find.streamId()));
        var copy = session.flatMap(held -> Optional.ofNullable(copies.get(held)))
                .filter(known -> known.session().sameAccount(find.account()));
        find.client()
                .tell(copy.<ToClient>map(known ->
                                new ToClient.Found(getContext().getSelf().narrow(), session.orElseThrow(), known))
                        .orElseGet(() -> new ToClient.NotFound(find.streamId())));
    }

    /** It did not say that it is over: its node is lost, or it failed. */
    private void gone(ActorRef<ClientMessage> session) {
        var copy = Optional.ofNullable(copies.get(session));
        if (copy.filter(StreamCopy::isResumable).isPresent()) {
            timers.startSingleTimer(session, new Expired(session), copy.get().resumeTimeout());
        } else {
            expired(session);
        }
    }

    private void expired(ActorRef<ClientMessage> session) {
        forget(session).ifPresent(copy -> users.tell(copy.session(), new ToUser.Lapsed(session, copy.known())));
    }
}
