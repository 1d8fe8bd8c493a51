package io.outcry.actors.c2s;

import io.outcry.actors.c2s.ClientSession.Setup;
import io.outcry.actors.client.ClientMessage;
import io.outcry.actors.client.ToClient;
import io.outcry.core.feature.streammanagement.Leftover;
import io.outcry.core.policy.Gate;
import io.outcry.core.policy.Gates;
import io.outcry.core.stanza.Stanza;
import io.outcry.core.stanza.StanzaError;
import java.util.List;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractMatchingBehavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/**
 * The session is over. It is kept a while longer, until its user knows that and what its client sent is on record.
 */
final class Settling extends AbstractMatchingBehavior<ClientMessage> {

    private static final StanzaError NOT_REACHED =
            StanzaError.of(StanzaError.Condition.RESOURCE_CONSTRAINT, "The account cannot be reached just now.");

    private final Setup setup;
    private final Ties ties;
    private final Custody custody;

    private Settling(Setup setup, Ties ties, Custody custody) {
        super(setup.context());
        this.setup = setup;
        this.ties = ties;
        this.custody = custody;
    }

    static Behavior<ClientMessage> enter(Setup setup, Ties ties, Custody custody) {
        setup.figures().in("settling");
        setup.timers().cancel(new ClientSession.Tick());
        setup.timers().cancel(new ClientSession.ResumptionEnded());
        setup.timers()
                .startSingleTimer(
                        new ClientSession.SettlingEnded(),
                        setup.services().config().custody().settleWithin());
        return new Settling(setup, ties, custody).untilSettled();
    }

    private Behavior<ClientMessage> untilSettled() {
        return custody.isEmpty() && ties.leaving().isEmpty() ? Behaviors.stopped() : this;
    }

    @Override
    public Behavior<ClientMessage> onMessage(ClientMessage message) {
        return switch (ties.take(message)) {
            case DONE, HOMELESS -> untilSettled();
            case NOT_MINE -> take(message);
        };
    }

    private Behavior<ClientMessage> take(ClientMessage message) {
        return switch (message) {
            case ToClient.Confirmed confirmed -> {
                custody.confirmed(confirmed).refusal().ifPresent(this::send);
                yield untilSettled();
            }
            case ToClient.Deliver deliver -> {
                Resumption.giveBack(setup, ties.session(), List.of(deliver));
                yield this;
            }
            case ClientSession.ResendDue _ -> {
                custody.resend();
                yield this;
            }
            case ClientSession.SettlingEnded _ -> giveUp();
            default -> this;
        };
    }

    /** The user does not answer; what nobody has is sent back from here. */
    private Behavior<ClientMessage> giveUp() {
        setup.context()
                .getLog()
                .atWarn()
                .addKeyValue("messages", custody.size())
                .addKeyValue("left", ties.leaving().isEmpty())
                .log("custody.given-up");
        ties.leaving()
                .map(leave -> Leftover.answers(leave.unacknowledged(), ties.session(), NOT_REACHED))
                .ifPresent(answers -> answers.forEach(this::send));
        return Behaviors.stopped();
    }

    /** Its client is gone; the error finds another, or nobody. */
    private void send(Stanza stanza) {
        if (setup.services().gates().knock(Gate.SEND, stanza) instanceof Gates.Answer.Through through) {
            setup.services().delivery().deliver(through.passed());
        }
    }
}
