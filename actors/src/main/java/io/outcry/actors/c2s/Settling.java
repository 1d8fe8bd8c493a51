package io.outcry.actors.c2s;

import io.outcry.actors.c2s.ClientSession.Setup;
import io.outcry.actors.client.ClientMessage;
import io.outcry.actors.client.ToClient;
import io.outcry.core.policy.Gate;
import io.outcry.core.policy.Gates;
import io.outcry.core.stanza.Stanza;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractMatchingBehavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/** The session is over, and what its client sent is not all on record yet: it is kept a while longer. */
final class Settling extends AbstractMatchingBehavior<ClientMessage> {

    private final Setup setup;
    private final Custody custody;

    private Settling(Setup setup, Custody custody) {
        super(setup.context());
        this.setup = setup;
        this.custody = custody;
    }

    static Behavior<ClientMessage> enter(Setup setup, Custody custody) {
        if (custody.isEmpty()) {
            return Behaviors.stopped();
        }
        setup.figures().in("settling");
        setup.timers().cancel(new ClientSession.Tick());
        setup.timers().cancel(new ClientSession.ResumptionEnded());
        setup.timers()
                .startSingleTimer(
                        new ClientSession.SettlingEnded(),
                        setup.services().config().custody().settleWithin());
        return new Settling(setup, custody);
    }

    @Override
    public Behavior<ClientMessage> onMessage(ClientMessage message) {
        return switch (message) {
            case ToClient.Confirmed confirmed -> {
                custody.confirmed(confirmed).refusal().ifPresent(this::send);
                yield custody.isEmpty() ? Behaviors.stopped() : this;
            }
            case ClientSession.ResendDue _ -> {
                custody.resend();
                yield this;
            }
            case ClientSession.SettlingEnded _ -> {
                setup.context()
                        .getLog()
                        .atWarn()
                        .addKeyValue("messages", custody.size())
                        .log("custody.given-up");
                yield Behaviors.stopped();
            }
            default -> this;
        };
    }

    /** Its client is gone; the error finds another, or nobody. */
    private void send(Stanza error) {
        if (setup.services().gates().knock(Gate.SEND, error) instanceof Gates.Answer.Through through) {
            setup.services().delivery().deliver(through.passed());
        }
    }
}
