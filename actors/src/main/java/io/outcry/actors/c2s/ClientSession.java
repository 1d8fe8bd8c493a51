package io.outcry.actors.c2s;

import io.outcry.actors.AtTheEnd;
import io.outcry.actors.client.ClientMessage;
import io.outcry.actors.client.Report;
import io.outcry.actors.client.ToWitness;
import io.outcry.core.auth.Account;
import io.outcry.core.auth.SaslStep;
import io.outcry.core.stanza.Iq;
import io.outcry.core.stream.StreamEvent;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;

/**
 * One client's connection and, once it has logged in, one session of its user. A class per state:
 *
 * <pre>
 * Opening → Securing → Opening → Authenticating → Opening → Binding → Established → Detached
 * Binding → Resuming → Established;  Resuming → Binding;  Resuming → Detached
 * Established → Settling;  Detached → Settling
 * </pre>
 */
public final class ClientSession {

    /** What a session understands beside what its user's actor tells it. */
    sealed interface Command extends ClientMessage {}

    record FromConnection(StreamEvent event) implements Command {}

    /** The client took too long to log in. */
    record NegotiationEnded() implements Command {}

    record AccountFound(Optional<Account> account) implements Command {}

    /** A look-up that login needs failed: the database is slow or gone. */
    record AccountUnknown(Throwable cause) implements Command {}

    /** An expensive step of the exchange is done. */
    record Stepped(SaslStep step) implements Command {}

    /** The user's actor did not answer in time. */
    record UserSilent() implements Command {}

    /** The user's actor is gone. */
    record UserLost() implements Command {}

    /** Who was asked has not answered yet: its actor may have begun anew since. */
    record AskAgain() implements Command {}

    /** The witness does not answer. */
    record WitnessSilent() implements Command {}

    record WitnessLost(ActorRef<ToWitness> witness) implements Command {}

    /** Witnesses that have not answered will not. */
    record SearchEnded() implements Command {}

    /** A request to the server itself is answered. */
    record Answered(Iq answer) implements Command {}

    /** Time to look whether the client is still there. */
    record Tick() implements Command {}

    /** Nobody came back for the session in time. */
    record ResumptionEnded() implements Command {}

    /** What is not confirmed may have to be sent again. */
    record ResendDue() implements Command {}

    /** Rooms are to hear what came from them. */
    record ConfirmDue() implements Command {}

    /** Nobody confirms any more what a client sent that is gone. */
    record SettlingEnded() implements Command {}

    /** The node stops: tell the client and end. */
    public record Shutdown() implements Command {}

    /**
     * What every state needs.
     *
     * @param connectedAt when the client came
     * @param figures what it adds to the node's
     */
    record Setup(
            ActorContext<ClientMessage> context,
            TimerScheduler<ClientMessage> timers,
            SessionServices services,
            Transport transport,
            ClientWire wire,
            Instant connectedAt,
            SessionFigures figures) {

        /** The client's address, for logs. */
        String peer() {
            return transport.peer().getAddress().getHostAddress();
        }

        /** Whoever was asked may begin anew elsewhere: it is asked again where it is silent. */
        void askAgainLater() {
            timers.startSingleTimer(new AskAgain(), services.config().askAgainAfter());
        }

        /** For operators. */
        Report.OfClient described(boolean isConnected) {
            return new Report.OfClient(
                    (peer().contains(":") ? "[" + peer() + "]" : peer()) + ":"
                            + transport.peer().getPort(),
                    transport.isDirectTls() ? "TLS" : "STARTTLS",
                    connectedAt,
                    isConnected);
        }
    }

    private ClientSession() {}

    /** A connection that was accepted. */
    public static Behavior<ClientMessage> create(SessionServices services, Transport transport) {
        return begin(services, transport, setup -> {
            setup.timers()
                    .startSingleTimer(new NegotiationEnded(), services.config().negotiationTimeout());
            return Opening.enter(setup, Progress.START);
        });
    }

    /** A session without its client, taken over from a node that stops. */
    public static Behavior<ClientMessage> adopt(SessionServices services, ToWitness.Adopt adopted) {
        var progress =
                new Progress(Optional.empty(), adopted.domain(), Optional.empty(), Optional.of(adopted.account()));
        return begin(services, new NoConnection(), setup -> Resuming.adopt(setup, progress, adopted.streamId()));
    }

    private static Behavior<ClientMessage> begin(
            SessionServices services, Transport transport, Function<Setup, Behavior<ClientMessage>> first) {
        var figures = new SessionFigures(services.meter());
        Behavior<ClientMessage> session = Behaviors.setup(context -> Behaviors.withTimers(timers -> {
            var self = context.getSelf();
            var connection = transport.open(event -> self.tell(new FromConnection(event)));
            var setup = new Setup(
                    context,
                    timers,
                    services,
                    transport,
                    new ClientWire(connection, figures),
                    services.clock().instant(),
                    figures);
            return first.apply(setup);
        }));
        return AtTheEnd.of(ClientMessage.class, session, figures::end);
    }
}
