package io.outcry.actors.c2s;

import io.outcry.actors.c2s.ClientSession.Answered;
import io.outcry.actors.c2s.ClientSession.Command;
import io.outcry.actors.c2s.ClientSession.Setup;
import io.outcry.actors.client.ClientMessage;
import io.outcry.actors.client.ToClient;
import io.outcry.core.feature.csi.ClientStateIndication;
import io.outcry.core.feature.streammanagement.Outbox;
import io.outcry.core.stanza.Element;
import io.outcry.core.stanza.Iq;
import io.outcry.core.stanza.Stanza;
import io.outcry.core.stanza.StanzaError;
import io.outcry.core.stream.StreamError;
import io.outcry.core.stream.StreamError.Condition;
import io.outcry.core.stream.StreamEvent;
import io.outcry.core.stream.StreamPhase;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractMatchingBehavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/** The client is a session of its user: stanzas flow both ways. */
final class Established extends AbstractMatchingBehavior<ClientMessage> {

    private final Setup setup;
    private final SessionFacts facts;
    private final Incoming incoming;
    private final Outgoing outgoing;
    private final Custody custody;
    private final Management management;
    private final Demand demand;
    private final Liveness liveness;
    private final Ties ties;

    private Established(Setup setup, SessionFacts facts, Outgoing outgoing, Custody custody) {
        super(setup.context());
        setup.figures().in("established");
        this.setup = setup;
        this.facts = facts;
        this.outgoing = outgoing;
        this.custody = custody;
        this.incoming = new Incoming(setup, facts, custody);
        this.demand = new Demand(setup.wire(), setup.services().config().eventWindow());
        this.liveness = new Liveness(setup, facts, outgoing);
        this.ties = new Ties(setup, facts, outgoing);
        this.management = new Management(setup, facts, ties, outgoing, custody);
    }

    static Behavior<ClientMessage> enter(Setup setup, SessionFacts facts) {
        var outgoing = new Outgoing(setup, facts);
        var custody = new Custody(setup, facts, StreamIds.next());
        facts.witnessing().begin(() -> Copies.of(facts, outgoing, custody));
        return enter(setup, facts, outgoing, custody, List.of());
    }

    /** @param early what came for the session before it was one */
    static Behavior<ClientMessage> enter(
            Setup setup, SessionFacts facts, Outgoing outgoing, Custody custody, List<ToClient.Deliver> early) {
        setup.timers()
                .startTimerWithFixedDelay(
                        new ClientSession.Tick(), setup.services().config().tick());
        var session = new Established(setup, facts, outgoing, custody);
        session.demand.open();
        return session.goOn(outgoing.giveAll(early));
    }

    @Override
    public Behavior<ClientMessage> onMessage(ClientMessage message) {
        return switch (ties.take(message)) {
            case DONE -> this;
            case HOMELESS ->
                fail(StreamError.of(Condition.INTERNAL_SERVER_ERROR, "Your account's home is gone. Connect again."));
            case NOT_MINE ->
                switch (message) {
                    case ToClient fromUser -> fromUser(fromUser);
                    case Command command -> command(command);
                    default -> Behaviors.unhandled();
                };
        };
    }

    private Behavior<ClientMessage> fromUser(ToClient message) {
        return switch (message) {
            case ToClient.Deliver deliver -> goOn(outgoing.give(deliver));
            case ToClient.Confirmed confirmed -> confirmed(custody.confirmed(confirmed));
            case ToClient.Blocked blocked -> {
                incoming.block(blocked.list());
                yield this;
            }
            case ToClient.End end -> fail(end.reason());
            case ToClient.Surrender surrender -> surrender(surrender);
            case ToClient.Describe describe -> {
                describe.replyTo().tell(setup.described(true));
                yield this;
            }
            case ToClient.Known _,
                    ToClient.Saved _,
                    ToClient.Rejoined _,
                    ToClient.Left _,
                    ToClient.Witnessed _,
                    ToClient.Bound _,
                    ToClient.BindRefused _,
                    ToClient.Resumed _,
                    ToClient.Found _,
                    ToClient.NotFound _,
                    ToClient.ResumeRefused _ -> this;
        };
    }

    private Behavior<ClientMessage> command(Command command) {
        return switch (command) {
            case ClientSession.FromConnection event -> event(event.event());
            case Answered answered -> {
                demand.handled();
                yield goOn(outgoing.answer(answered.answer()));
            }
            case ClientSession.Tick _ -> tick();
            case ClientSession.ResendDue _ -> {
                custody.resend();
                yield this;
            }
            case ClientSession.ConfirmDue _ -> {
                facts.fromRooms().confirm();
                yield this;
            }
            case ClientSession.Shutdown _ -> shutdown();
            case ClientSession.UserLost _,
                    ClientSession.AskAgain _,
                    ClientSession.WitnessSilent _,
                    ClientSession.WitnessLost _,
                    ClientSession.SearchEnded _,
                    ClientSession.NegotiationEnded _,
                    ClientSession.AccountFound _,
                    ClientSession.AccountUnknown _,
                    ClientSession.Stepped _,
                    ClientSession.UserSilent _,
                    ClientSession.SettlingEnded _,
                    ClientSession.ResumptionEnded _ -> this;
        };
    }

    private Behavior<ClientMessage> event(StreamEvent event) {
        liveness.heard();
        return switch (event) {
            case StreamEvent.Received received -> received(received.stanza());
            case StreamEvent.Refused refused -> refused(refused.answer());
            case StreamEvent.Nonza nonza -> nonza(nonza.element());
            case StreamEvent.Closed _ -> closed();
            case StreamEvent.Lost lost -> lost(lost.reason());
            case StreamEvent.Failed failed -> fail(failed.error());
            case StreamEvent.Opened _, StreamEvent.Secured _ ->
                fail(StreamError.of(Condition.POLICY_VIOLATION, "The stream is open already."));
        };
    }

    private Behavior<ClientMessage> received(Stanza stanza) {
        setup.figures().received(stanza);
        var position = management.arrive();
        var result = incoming.take(stanza, position);
        if (result instanceof Incoming.Result.Entrusted) {
            return entrusted();
        }
        management.confirm(position);
        return switch (result) {
            case Incoming.Result.Done _, Incoming.Result.Entrusted _ -> {
                demand.handled();
                yield this;
            }
            case Incoming.Result.Answer answer -> {
                demand.handled();
                yield goOn(outgoing.answer(answer.stanza()));
            }
            case Incoming.Result.Awaited awaited -> await(awaited.request(), awaited.answer());
            case Incoming.Result.Broken broken -> fail(broken.error());
        };
    }

    /** As much as is asked for may come before anything is confirmed. */
    private Behavior<ClientMessage> entrusted() {
        var config = setup.services().config();
        if (custody.size() + config.eventWindow() > config.custody().unconfirmedMessagesMax()) {
            demand.hold();
        } else {
            demand.handled();
        }
        return this;
    }

    /** What is refused is told before it counts as taken care of. */
    private Behavior<ClientMessage> confirmed(Custody.Settled settled) {
        var next = settled.refusal().map(error -> goOn(outgoing.answer(error))).orElse(this);
        settled.place().ifPresent(place -> {
            management.confirm(place);
            demand.release();
        });
        return next;
    }

    /** The request counts as in work until it is answered, so that nobody can ask without end. */
    private Behavior<ClientMessage> await(Iq request, CompletionStage<Iq> answer) {
        getContext()
                .pipeToSelf(
                        answer,
                        (iq, failure) -> new Answered(
                                failure == null
                                        ? iq
                                        : request.bounce(StanzaError.of(StanzaError.Condition.INTERNAL_SERVER_ERROR))));
        return this;
    }

    private Behavior<ClientMessage> refused(Optional<Stanza> answer) {
        setup.figures().malformed();
        management.confirm(management.arrive());
        demand.handled();
        return answer.map(stanza -> goOn(outgoing.answer(stanza))).orElse(this);
    }

    private Behavior<ClientMessage> nonza(Element element) {
        demand.handled();
        return switch (StreamPhase.BOUND.admit(element)) {
            case StreamPhase.Admission.Pass _ -> admitted(element);
            case StreamPhase.Admission.Answer answer -> {
                setup.wire().nonza(answer.element());
                yield this;
            }
            case StreamPhase.Admission.End end -> fail(end.error());
        };
    }

    private Behavior<ClientMessage> admitted(Element element) {
        return ClientStateIndication.find(element)
                .map(indication -> goOn(outgoing.indicate(indication)))
                .orElseGet(() -> management.signal(element).map(this::fail).orElse(this));
    }

    private Behavior<ClientMessage> goOn(Outgoing.Standing standing) {
        return switch (standing) {
            case FINE -> this;
            case TOO_FAR_BEHIND -> fail(Outbox.overflow());
        };
    }

    private Behavior<ClientMessage> tick() {
        ties.seekWitness();
        return liveness.tick().map(this::lost).orElse(this);
    }

    /** The client said goodbye: there is nothing to resume. */
    private Behavior<ClientMessage> closed() {
        facts.witnessing().sayLast();
        var left = leave();
        setup.wire().close();
        return left;
    }

    private Behavior<ClientMessage> fail(StreamError error) {
        getContext()
                .getLog()
                .atInfo()
                .addKeyValue("condition", error.condition().wireName())
                .addKeyValue("text", error.text())
                .log("session.ended");
        var left = leave();
        setup.wire().fail(facts.domain(), error);
        return left;
    }

    private Behavior<ClientMessage> lost(String reason) {
        getContext().getLog().atDebug().addKeyValue("reason", reason).log("connection.lost");
        setup.wire().abort();
        return !outgoing.streamId().isEmpty() && outgoing.disconnect() == Outgoing.Standing.FINE
                ? Detached.enter(setup, facts, outgoing, custody, List.of())
                : leave();
    }

    /** Before the client hears that the stream is over: what its peers send from then on finds nobody here. */
    private Behavior<ClientMessage> leave() {
        ties.leave();
        return Settling.enter(setup, ties, custody);
    }

    /**
     * The client may go on with its stream on another node, which is waiting for it. It is not told that the stream is over, for
     * it is not, and clients do not resume one that was ended in order (XEP-0198 §5).
     */
    private Behavior<ClientMessage> shutdown() {
        if (!ties.moveAway()) {
            return fail(StreamError.of(Condition.SYSTEM_SHUTDOWN));
        }
        return lost("the node stops");
    }

    private Behavior<ClientMessage> surrender(ToClient.Surrender surrender) {
        outgoing.disconnect();
        Handing.over(facts, outgoing, custody, surrender);
        setup.wire()
                .fail(
                        facts.domain(),
                        StreamError.of(Condition.CONFLICT, "The stream was resumed on another connection."));
        return Settling.enter(setup, ties, custody);
    }
}
