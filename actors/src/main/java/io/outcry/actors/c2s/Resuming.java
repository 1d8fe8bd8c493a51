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
import io.outcry.actors.client.ToWitness;
import io.outcry.actors.client.UserMessage;
import io.outcry.core.feature.streammanagement.Outbox;
import io.outcry.core.feature.streammanagement.Signal;
import io.outcry.core.feature.streammanagement.StreamManagement;
import io.outcry.core.feature.streammanagement.StreamManagement.Stage;
import io.outcry.core.stream.StreamError;
import io.outcry.core.stream.StreamError.Condition;
import io.outcry.core.stream.StreamEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractMatchingBehavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/**
 * The client asked to resume its stream (XEP-0198 §5), which is on its way here from its earlier actor. What the user's
 * actor sends meanwhile waits behind it. Also where the client goes before the stream is here, somebody has to take it.
 */
final class Resuming extends AbstractMatchingBehavior<ClientMessage> {

    /** After so many unanswered questions whoever holds the stream counts as silent. */
    private static final int ASKED_BEFORE_SEARCH = 2;

    /**
     * So often the user's actor says that it knows nobody before the client hears it: where a node stops, the stream may be on
     * its way from one holder to the next, and the actor itself in a new life that the holder has not found yet.
     */
    private static final int REFUSALS_BELIEVED = 3;

    private final Setup setup;
    private final Progress progress;
    private final Signal.Resume request;
    private final List<ToClient.Deliver> early = new ArrayList<>(0);
    private final Search search;
    private final boolean isAdopting;
    private Resumption.Target target;
    private int asked;
    private boolean isStopping;

    /** What a witness has of the stream, whose holder is lost or silent. */
    private Optional<ToClient.Found> found = Optional.empty();

    /** How often the user's actor knew nobody who holds the stream. */
    private int refusals;

    private Resuming(Setup setup, Progress progress, Signal.Resume request, Resumption.Target target) {
        super(setup.context());
        setup.figures().in("resuming");
        this.setup = setup;
        this.progress = progress;
        this.request = request;
        this.target = target;
        this.isAdopting = target != Resumption.Target.CLIENT;
        this.search = new Search(setup, progress.account().orElseThrow(), request.previousId());
    }

    static Behavior<ClientMessage> enter(Setup setup, Progress progress, Signal.Resume request) {
        return enter(setup, progress, request, Resumption.Target.CLIENT);
    }

    /** Takes the stream over from a node that stops; its client may come later. */
    static Behavior<ClientMessage> adopt(Setup setup, Progress progress, String streamId) {
        return enter(setup, progress, new Signal.Resume(streamId, 0), Resumption.Target.LATER);
    }

    private static Behavior<ClientMessage> enter(
            Setup setup, Progress progress, Signal.Resume request, Resumption.Target target) {
        awaitAnswer(setup);
        var resuming = new Resuming(setup, progress, request, target);
        resuming.ask();
        return resuming;
    }

    private void ask() {
        var question = found.<ToUser>map(this::rejoin).orElseGet(() -> new ToUser.Resume(self(), request.previousId()));
        setup.services().users().tell(progress.account().orElseThrow(), question);
        setup.askAgainLater();
    }

    private Behavior<ClientMessage> askAgain() {
        asked++;
        if (asked >= ASKED_BEFORE_SEARCH) {
            search();
        }
        ask();
        return this;
    }

    /** The session goes on from the copy. */
    private ToUser.Rejoin rejoin(ToClient.Found witnessed) {
        var copy = witnessed.copy();
        return new ToUser.Rejoin(
                self(),
                copy.known(),
                copy.streamId(),
                Duration.ZERO,
                Copies.given(copy, request.h()),
                Optional.of(witnessed.holder()));
    }

    private ActorRef<ClientMessage> self() {
        return getContext().getSelf();
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
            case ToClient.Resumed resumed -> found.isPresent() ? this : resumed(resumed);
            case ToClient.ResumeRefused _ -> unknown();
            case ToClient.Found witnessed -> found(witnessed);
            case ToClient.NotFound _ -> {
                search.notFound();
                yield unlessSearching();
            }
            case ToClient.Rejoined rejoined ->
                found.map(witnessed -> rebuilt(witnessed, rejoined.user())).orElse(this);
            case ToClient.Deliver deliver -> hold(deliver);
            case ToClient.End end -> found.isPresent() ? refused() : end(end.reason());
            case ToClient.Describe describe -> {
                describe.replyTo().tell(setup.described(true));
                yield this;
            }
            // Nobody can ask for a stream that is on its way.
            case ToClient.Surrender _,
                    ToClient.Bound _,
                    ToClient.BindRefused _,
                    ToClient.Blocked _,
                    ToClient.Known _,
                    ToClient.Saved _,
                    ToClient.Left _,
                    ToClient.Witnessed _,
                    ToClient.Confirmed _ -> this;
        };
    }

    private Behavior<ClientMessage> command(Command command) {
        return switch (command) {
            case FromConnection event -> event(event.event());
            case NegotiationEnded _ ->
                end(StreamError.of(Condition.CONNECTION_TIMEOUT, "Resuming the stream took too long."));
            case Shutdown _ -> shutdown();
            case UserSilent _ -> silent();
            case ClientSession.AskAgain _ -> askAgain();
            case ClientSession.SearchEnded _ -> {
                search.end();
                yield unlessSearching();
            }
            case ClientSession.AccountFound _,
                    ClientSession.AccountUnknown _,
                    ClientSession.Stepped _,
                    ClientSession.UserLost _,
                    ClientSession.WitnessSilent _,
                    ClientSession.WitnessLost _,
                    ClientSession.Answered _,
                    ClientSession.Tick _,
                    ClientSession.ResendDue _,
                    ClientSession.SettlingEnded _,
                    ClientSession.ConfirmDue _,
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

    /** The node stops: the stream goes on to another one once it is here. */
    private Behavior<ClientMessage> shutdown() {
        isStopping = true;
        if (target == Resumption.Target.CLIENT) {
            setup.wire().abort();
        }
        return without(Resumption.Target.LATER);
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
        Resumption.giveBack(setup, progress.account().orElseThrow(), List.of(deliver));
        return end(Outbox.overflow());
    }

    private void answered() {
        setup.timers().cancel(new UserSilent());
        setup.timers().cancel(new ClientSession.AskAgain());
        search.end();
    }

    /** A witness may know what the user's actor does not: it, or the stream's holder, may have been lost with its node. */
    private Behavior<ClientMessage> unknown() {
        refusals++;
        search();
        return unlessSearching();
    }

    /** Only the client knows what it has: without its count no stream can be made from a copy. */
    private void search() {
        if (!isAdopting && found.isEmpty()) {
            search.begin();
        }
    }

    private Behavior<ClientMessage> unlessSearching() {
        return refusals >= REFUSALS_BELIEVED && found.isEmpty() && !search.isUnderWay() ? refused() : this;
    }

    private Behavior<ClientMessage> found(ToClient.Found witnessed) {
        if (found.isEmpty()) {
            found = Optional.of(witnessed);
            search.end();
            ask();
        }
        return this;
    }

    private Behavior<ClientMessage> rebuilt(ToClient.Found witnessed, ActorRef<UserMessage> user) {
        setup.figures().rebuilt();
        witnessed.witness().tell(new ToWitness.Forget(witnessed.holder()));
        // The user's actor gives it again, in its order: it does not know that it came here.
        early.removeIf(deliver -> deliver.seq() > 0);
        return resumed(Copies.resumed(witnessed.copy(), request.h(), user));
    }

    private Behavior<ClientMessage> resumed(ToClient.Resumed resumed) {
        answered();
        if (isStopping) {
            self().tell(new Shutdown());
        }
        return new Resumption(setup, progress, resumed, early).take(request, target);
    }

    /** The client may bind a new session instead. */
    private Behavior<ClientMessage> refused() {
        setup.figures().resumed(false);
        answered();
        Resumption.giveBack(setup, progress.account().orElseThrow(), early);
        if (target != Resumption.Target.CLIENT) {
            return Behaviors.stopped();
        }
        var config = setup.services().config().streamManagement();
        setup.wire().nonza(StreamManagement.cannotResume(Stage.UNBOUND, config).element());
        return Binding.enter(setup, progress);
    }

    /**
     * The stream may still be on its way: the client is told at once, but somebody takes the stream if it comes, and keeps it
     * for when the client tries again.
     */
    private Behavior<ClientMessage> silent() {
        if (target == Resumption.Target.CLIENT) {
            answered();
            awaitAnswer(setup);
            setup.wire()
                    .fail(
                            setup.services().domainOr(progress.domain()),
                            StreamError.of(Condition.RESOURCE_CONSTRAINT, "Your account cannot be reached just now."));
            return without(Resumption.Target.LATER);
        }
        var leave = new ToUser.Leave(getContext().getSelf(), Resumption.unacknowledged(setup, early));
        setup.services().users().tell(progress.account().orElseThrow(), leave);
        return Behaviors.stopped();
    }
}
