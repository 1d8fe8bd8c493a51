package io.outcry.actors.c2s;

import io.outcry.actors.c2s.ClientSession.Setup;
import io.outcry.actors.client.ClientMessage;
import io.outcry.actors.client.ToClient;
import java.util.List;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractMatchingBehavior;

/** The connection is gone, the session waits for its client to resume it, and collects what is sent to it. */
final class Detached extends AbstractMatchingBehavior<ClientMessage> {

    private final Setup setup;
    private final SessionFacts facts;
    private final Outgoing outgoing;
    private final Custody custody;
    private final Ties ties;

    private Detached(Setup setup, SessionFacts facts, Outgoing outgoing, Custody custody) {
        super(setup.context());
        setup.figures().in("detached");
        this.setup = setup;
        this.facts = facts;
        this.outgoing = outgoing;
        this.custody = custody;
        this.ties = new Ties(setup, facts, outgoing);
    }

    /** @param early what came for the session before its stream did */
    static Behavior<ClientMessage> enter(
            Setup setup, SessionFacts facts, Outgoing outgoing, Custody custody, List<ToClient.Deliver> early) {
        setup.timers().cancel(new ClientSession.Tick());
        setup.timers().startSingleTimer(new ClientSession.ResumptionEnded(), outgoing.resumeTimeout());
        return new Detached(setup, facts, outgoing, custody).goOn(outgoing.giveAll(early));
    }

    @Override
    public Behavior<ClientMessage> onMessage(ClientMessage message) {
        return switch (ties.take(message)) {
            case DONE -> this;
            case HOMELESS -> leave();
            case NOT_MINE -> take(message);
        };
    }

    private Behavior<ClientMessage> take(ClientMessage message) {
        return switch (message) {
            case ToClient.Deliver deliver -> goOn(outgoing.give(deliver));
            case ClientSession.Answered answered -> goOn(outgoing.answer(answered.answer()));
            case ToClient.Surrender surrender -> {
                Handing.over(facts, outgoing, custody, surrender);
                yield Settling.enter(setup, ties, custody);
            }
            case ToClient.Describe describe -> {
                describe.replyTo().tell(setup.described(false));
                yield this;
            }
            case ToClient.Confirmed confirmed -> confirmed(custody.confirmed(confirmed));
            case ClientSession.ResendDue _ -> {
                custody.resend();
                yield this;
            }
            case ClientSession.ConfirmDue _ -> {
                facts.fromRooms().confirm();
                yield this;
            }
            case ClientSession.Shutdown _ -> ties.moveAway() ? this : leave();
            case ToClient.End _, ClientSession.ResumptionEnded _ -> leave();
            default -> this;
        };
    }

    /** The count goes to the client when it is back. */
    private Behavior<ClientMessage> confirmed(Custody.Settled settled) {
        settled.place()
                .filter(place -> place.stream().equals(custody.stream()))
                .ifPresent(place -> outgoing.managed().ifPresent(stream -> {
                    var _ = stream.inbound().confirm(place.position());
                }));
        return settled.refusal().map(error -> goOn(outgoing.answer(error))).orElse(this);
    }

    private Behavior<ClientMessage> goOn(Outgoing.Standing standing) {
        return switch (standing) {
            case FINE -> this;
            case TOO_FAR_BEHIND -> leave();
        };
    }

    private Behavior<ClientMessage> leave() {
        ties.leave();
        return Settling.enter(setup, ties, custody);
    }
}
