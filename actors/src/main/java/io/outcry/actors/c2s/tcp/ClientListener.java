package io.outcry.actors.c2s.tcp;

import io.outcry.actors.c2s.ClientSession;
import io.outcry.actors.c2s.SessionServices;
import io.outcry.actors.client.ClientMessage;
import io.outcry.core.meter.Metric;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.apache.pekko.Done;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractMatchingBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;

/**
 * Takes the connections of one listening socket and starts a {@link ClientSession} for each, as its child. Connections
 * beyond a limit are closed at once.
 */
public final class ClientListener extends AbstractMatchingBehavior<ClientListener.Command> {

    public sealed interface Command {}

    /** The socket is open. */
    record Listening(ActorRef<Taken> ready) implements Command {}

    /** A client connected; {@code taken} is told so that the next one may come. */
    record Accepted(ActorRef<Taken> taken, IncomingClient client) implements Command {}

    /** The listening socket is gone. */
    record Closed(String reason) implements Command {}

    /**
     * The node stops: every session goes to another node or tells its client, and ends.
     *
     * @param replyTo told once the last one has ended
     */
    public record Shutdown(ActorRef<Done> replyTo) implements Command {}

    /**
     * The node is drained: as {@link Shutdown}, but so many sessions in a second, so that those who take them over are not
     * stampeded.
     *
     * @param sessionsPerSecond at least 1
     * @param replyTo told once the last one has ended
     */
    public record Drain(int sessionsPerSecond, ActorRef<Done> replyTo) implements Command {}

    /** The next sessions go. */
    private record DrainDue(int sessions) implements Command {}

    /** How many connections there are, for whoever asks. */
    public record Count(ActorRef<Integer> replyTo) implements Command {}

    private record SessionEnded(InetAddress address) implements Command {}

    /** The listener is ready for the next connection. */
    enum Taken {
        TAKEN
    }

    /**
     * How many connections one listener holds.
     *
     * @param maxConnections in all
     * @param maxConnectionsPerAddress from one source address; with the PROXY protocol that is the proxy's
     */
    public record Limits(int maxConnections, int maxConnectionsPerAddress) {

        public Limits {
            if (maxConnections < 1) {
                throw new IllegalArgumentException("max-connections must be at least 1, was " + maxConnections);
            }
            if (maxConnectionsPerAddress < 1) {
                throw new IllegalArgumentException(
                        "max-connections-per-address must be at least 1, was " + maxConnectionsPerAddress);
            }
        }
    }

    private static final int TICKS_PER_SECOND = 10;
    private static final Duration DRAIN_TICK = Duration.ofMillis(1_000 / TICKS_PER_SECOND);

    private final TimerScheduler<Command> timers;
    private final String name;
    private final SessionServices services;
    private final Limits limits;
    private final Map<InetAddress, Integer> connectionsByAddress = new HashMap<>();
    private final Queue<ActorRef<ClientMessage>> toLetGo = new ArrayDeque<>(0);
    private final List<ActorRef<Done>> awaitingEnd = new ArrayList<>(1);
    private int connections;
    private long accepted;

    private ClientListener(
            ActorContext<Command> context,
            TimerScheduler<Command> timers,
            String name,
            SessionServices services,
            Limits limits) {
        super(context);
        this.timers = timers;
        this.name = name;
        this.services = services;
        this.limits = limits;
    }

    /**
     * A listener without clients; bind its port to it.
     *
     * @param name its key in the configuration
     */
    public static Behavior<Command> create(String name, SessionServices services, Limits limits) {
        return Behaviors.setup(
                context -> Behaviors.withTimers(timers -> new ClientListener(context, timers, name, services, limits)));
    }

    @Override
    public Behavior<Command> onMessage(Command command) {
        return switch (command) {
            case Listening listening -> {
                listening.ready().tell(Taken.TAKEN);
                yield this;
            }
            case Accepted arrival -> accept(arrival);
            case Shutdown shutdown -> shutdown(shutdown);
            case Drain drain -> drain(drain);
            case DrainDue due -> letGo(due.sessions());
            case Count count -> {
                count.replyTo().tell(connections);
                yield this;
            }
            case SessionEnded ended -> forget(ended.address());
            case Closed closed -> stop(closed);
        };
    }

    private Behavior<Command> accept(Accepted arrival) {
        var client = arrival.client();
        var fromAddress = connectionsByAddress.getOrDefault(client.address(), 0);
        if (connections >= limits.maxConnections() || fromAddress >= limits.maxConnectionsPerAddress()) {
            getContext()
                    .getLog()
                    .atWarn()
                    .addKeyValue("connections", connections)
                    .log("connection.refused");
            services.meter().count(Metric.CONNECTIONS_REFUSED, name);
            client.refuse();
        } else {
            connections++;
            connectionsByAddress.merge(client.address(), 1, Integer::sum);
            spawn(client);
        }
        arrival.taken().tell(Taken.TAKEN);
        return this;
    }

    private void spawn(IncomingClient client) {
        services.meter().count(Metric.CONNECTIONS_ACCEPTED, name);
        services.meter().move(Metric.CONNECTIONS_OPEN, name, 1);
        ActorRef<ClientMessage> session =
                getContext().spawn(ClientSession.create(services, client), "session-" + accepted++);
        getContext().watchWith(session, new SessionEnded(client.address()));
    }

    private Behavior<Command> forget(InetAddress address) {
        connections--;
        services.meter().move(Metric.CONNECTIONS_OPEN, name, -1);
        connectionsByAddress.computeIfPresent(address, (_, count) -> count == 1 ? null : count - 1);
        tellWhereEnded();
        return this;
    }

    private Behavior<Command> shutdown(Shutdown shutdown) {
        awaitingEnd.add(shutdown.replyTo());
        getContext()
                .getChildren()
                .forEach(child -> child.<ClientMessage>unsafeUpcast().tell(new ClientSession.Shutdown()));
        tellWhereEnded();
        return this;
    }

    private Behavior<Command> drain(Drain drain) {
        awaitingEnd.add(drain.replyTo());
        getContext().getChildren().forEach(child -> toLetGo.add(child.unsafeUpcast()));
        var every = DRAIN_TICK.multipliedBy(Math.max(1, TICKS_PER_SECOND / drain.sessionsPerSecond()));
        var sessions = Math.max(1, drain.sessionsPerSecond() / TICKS_PER_SECOND);
        timers.startTimerAtFixedRate(new DrainDue(sessions), every);
        tellWhereEnded();
        return this;
    }

    private Behavior<Command> letGo(int sessions) {
        for (var i = 0; i < sessions && !toLetGo.isEmpty(); i++) {
            toLetGo.remove().tell(new ClientSession.Shutdown());
        }
        if (toLetGo.isEmpty()) {
            timers.cancelAll();
        }
        return this;
    }

    private void tellWhereEnded() {
        if (connections == 0) {
            awaitingEnd.forEach(waiting -> waiting.tell(Done.getInstance()));
            awaitingEnd.clear();
        }
    }

    private Behavior<Command> stop(Closed closed) {
        getContext().getLog().atInfo().addKeyValue("reason", closed.reason()).log("listener.closed");
        return this;
    }
}
