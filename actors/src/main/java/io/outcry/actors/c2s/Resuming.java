package io.outcry.actors.c2s;

import io.outcry.actors.c2s.ClientSession.Command;
import io.outcry.actors.c2s.ClientSession.FromConnection;
import io.outcry.actors.c2s.ClientSession.NegotiationEnded;
import io.outcry.actors.c2s.ClientSession.Setup;
import io.outcry.actors.c2s.ClientSession.Shutdown;
import io.outcry.actors.c2s.ClientSession.UserSilent;
import io.outcry.actors.client.ClientMessage;
import io.outcry.actors.client.ToClient;
import io.outcry.actors.client.ToUser;
import io.outcry.core.feature.streammanagement.Outbox;
import io.outcry.core.feature.streammanagement.Signal;
import io.outcry.core.feature.streammanagement.StreamManagement;
import io.outcry.core.feature.streammanagement.StreamManagement.Stage;
import io.outcry.core.stream.StreamError;
import io.outcry.core.stream.StreamError.Condition;
import io.outcry.core.stream.StreamEvent;
import java.util.ArrayList;
import java.util.List;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractMatchingBehavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/**
 * The client asked to resume its stream (XEP-0198 §5), which is on its way here from its earlier actor. What the user's
 * actor sends meanwhile waits behind it. Also where the client goes before the stream is here, somebody has to take it.
 */
final class Resuming extends AbstractMatchingBehavior<ClientMessage> {

    private final Setup setup;
    private final Progress progress;
    private final Signal.Resume request;
    private final List<ToClient.Deliver> early = new ArrayList<>(0);
    private Resumption.Target target = Resumption.Target.CLIENT;

    private Resuming(Setup setup, Progress progress, Signal.Resume request) {
        super(setup.context());
        setup.figures().in("resuming");
        this.setup = setup;
        this.progress = progress;
        this.request = request;
    }

    static Behavior<ClientMessage> enter(Setup setup, Progress progress, Signal.Resume request) {
        awaitAnswer(setup);
        var resuming = new Resuming(setup, progress, request);
        resuming.ask();
        return resuming;
    }

    private void ask() {
        var question = new ToUser.Resume(getContext().getSelf(), request.previousId());
        setup.services().users().tell(progress.account().orElseThrow(), question);
        setup.timers()
                .startSingleTimer(
                        new ClientSession.AskAgain(), setup.services().config().askAgainAfter());
    }

    private Behavior<ClientMessage> askAgain() {
        ask();
        return this;
    }

    private static void awaitAnswer(Setup setup) {
        setup.timers()
                .startSingleTimer(new UserSilent(), setup.services().config().userTimeout());
    }

    @Override
    public Behavior<ClientMessage> onMessage(ClientMessage message) {
        return switch (message) {
            case ToClient fromUser -> fromUser(fromUser);
            case Command command -> command(command);
            default -> Behaviors.unhandled();
        };
    }

    private Behavior<ClientMessage> fromUser(ToClient message) {
        return switch (message) {
            case ToClient.Resumed resumed -> resumed(resumed);
            case ToClient.ResumeRefused _ -> refused();
            case ToClient.Deliver deliver -> hold(deliver);
            case ToClient.End end -> end(end.reason());
            case ToClient.Describe describe -> {
                describe.replyTo().tell(setup.described(true));
                yield this;
            }
            // Nobody can ask for a stream that is on its way.
            case ToClient.Surrender _,
                    ToClient.Bound _,
                    ToClient.BindRefused _,
                    ToClient.Blocked _,
                    ToClient.Rejoined _,
                    ToClient.Known _,
                    ToClient.Confirmed _ -> this;
        };
    }

    private Behavior<ClientMessage> command(Command command) {
        return switch (command) {
            case FromConnection event -> event(event.event());
            case NegotiationEnded _ ->
                end(StreamError.of(Condition.CONNECTION_TIMEOUT, "Resuming the stream took too long."));
            case Shutdown _ -> end(StreamError.of(Condition.SYSTEM_SHUTDOWN));
            case UserSilent _ -> silent();
            case ClientSession.AskAgain _ -> askAgain();
            case ClientSession.AccountFound _,
                    ClientSession.AccountUnknown _,
                    ClientSession.Stepped _,
                    ClientSession.UserLost _,
                    ClientSession.Answered _,
                    ClientSession.Tick _,
                    ClientSession.ResendDue _,
                    ClientSession.SettlingEnded _,
                    ClientSession.ResumptionEnded _ -> this;
        };
    }

    /** Without demand nothing but the end of the connection comes. */
    private Behavior<ClientMessage> event(StreamEvent event) {
        return switch (event) {
            case StreamEvent.Lost _ -> {
                setup.wire().abort();
                yield without(Resumption.Target.LATER);
            }
            case StreamEvent.Closed _ -> {
                setup.wire().close();
                yield without(Resumption.Target.NOBODY);
            }
            case StreamEvent.Failed failed -> end(failed.error());
            case StreamEvent.Opened _,
                    StreamEvent.Received _,
                    StreamEvent.Refused _,
                    StreamEvent.Nonza _,
                    StreamEvent.Secured _ ->
                end(StreamError.of(Condition.POLICY_VIOLATION, "Wait for the answer to your request to resume."));
        };
    }

    private Behavior<ClientMessage> end(StreamError error) {
        if (target == Resumption.Target.CLIENT) {
            setup.wire().fail(setup.services().domainOr(progress.domain()), error);
        }
        return without(Resumption.Target.NOBODY);
    }

    /** Goes on waiting for the stream, though no client does. */
    private Behavior<ClientMessage> without(Resumption.Target instead) {
        target = target == Resumption.Target.NOBODY ? target : instead;
        return this;
    }

    private Behavior<ClientMessage> hold(ToClient.Deliver deliver) {
        if (early.size() < setup.services().config().streamManagement().maxUnacknowledgedStanzas()) {
            early.add(deliver);
            return this;
        }
        Resumption.giveBack(setup, progress, List.of(deliver));
        return end(Outbox.overflow());
    }

    private void answered() {
        setup.timers().cancel(new UserSilent());
        setup.timers().cancel(new ClientSession.AskAgain());
    }

    private Behavior<ClientMessage> resumed(ToClient.Resumed resumed) {
        answered();
        return new Resumption(setup, progress, resumed, early).take(request, target);
    }

    /** The client may bind a new session instead. */
    private Behavior<ClientMessage> refused() {
        setup.figures().resumed(false);
        answered();
        Resumption.giveBack(setup, progress, early);
        if (target != Resumption.Target.CLIENT) {
            return Behaviors.stopped();
        }
        var config = setup.services().config().streamManagement();
        setup.wire().nonza(StreamManagement.cannotResume(Stage.UNBOUND, config).element());
        return Binding.enter(setup, progress);
    }

    /** The stream may still be on its way: the client is told at once, but somebody takes the stream if it comes. */
    private Behavior<ClientMessage> silent() {
        if (target == Resumption.Target.CLIENT) {
            awaitAnswer(setup);
            return end(StreamError.of(Condition.RESOURCE_CONSTRAINT, "Your account cannot be reached just now."));
        }
        var leave = new ToUser.Leave(getContext().getSelf(), Resumption.unacknowledged(setup, early));
        setup.services().users().tell(progress.account().orElseThrow(), leave);
        return Behaviors.stopped();
    }
}
