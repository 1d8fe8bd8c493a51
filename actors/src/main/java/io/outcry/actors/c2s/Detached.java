package io.outcry.actors.c2s;

import io.outcry.actors.c2s.ClientSession.Setup;
import io.outcry.actors.client.ClientMessage;
import io.outcry.actors.client.ToClient;
import io.outcry.actors.client.ToUser;
import io.outcry.core.feature.streammanagement.ManagedStream;
import java.time.Duration;
import java.util.List;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractMatchingBehavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/** The connection is gone, the session waits for its client to resume it, and collects what is sent to it. */
final class Detached extends AbstractMatchingBehavior<ClientMessage> {

    private final Setup setup;
    private final SessionFacts facts;
    private final Outgoing outgoing;

    private Detached(Setup setup, SessionFacts facts, Outgoing outgoing) {
        super(setup.context());
        setup.figures().in("detached");
        this.setup = setup;
        this.facts = facts;
        this.outgoing = outgoing;
    }

    /** @param early what came for the session before its stream did */
    static Behavior<ClientMessage> enter(
            Setup setup, SessionFacts facts, Outgoing outgoing, List<ToClient.Deliver> early) {
        var timeout = outgoing.managed().map(ManagedStream::resumeTimeout).orElse(Duration.ZERO);
        setup.timers().cancel(new ClientSession.Tick());
        setup.timers().startSingleTimer(new ClientSession.ResumptionEnded(), timeout);
        return new Detached(setup, facts, outgoing).goOn(outgoing.giveAll(early));
    }

    @Override
    public Behavior<ClientMessage> onMessage(ClientMessage message) {
        return switch (message) {
            case ToClient.Deliver deliver -> goOn(outgoing.give(deliver.stanza(), deliver.seq()));
            case ClientSession.Answered answered -> goOn(outgoing.answer(answered.answer()));
            case ToClient.Surrender surrender -> {
                Handing.over(setup, facts, outgoing, surrender);
                yield Behaviors.stopped();
            }
            case ToClient.End _, ClientSession.ResumptionEnded _, ClientSession.UserLost _, ClientSession.Shutdown _ ->
                leave();
            default -> this;
        };
    }

    private Behavior<ClientMessage> goOn(Outgoing.Standing standing) {
        return switch (standing) {
            case FINE -> this;
            case TOO_FAR_BEHIND -> leave();
        };
    }

    private Behavior<ClientMessage> leave() {
        var leave = new ToUser.Leave(getContext().getSelf(), outgoing.unacknowledged());
        facts.user().tell(leave);
        return Behaviors.stopped();
    }
}
