package io.outcry.actors.c2s;

import io.outcry.actors.c2s.ClientSession.Setup;
import io.outcry.actors.client.ClientMessage;
import io.outcry.actors.client.ToClient;
import io.outcry.actors.client.ToUser;
import io.outcry.actors.client.ToWitness;
import io.outcry.core.address.Jid;
import java.util.Optional;

/** How a session stays known to its user and to its witness, whether its client is connected or not. */
final class Ties {

    /** What came of a message. */
    enum Outcome {
        DONE,
        /** It is about something else. */
        NOT_MINE,
        /** The user has been lost for too long. */
        HOMELESS
    }

    private final Setup setup;
    private final SessionFacts facts;
    private final Outgoing outgoing;

    Ties(Setup setup, SessionFacts facts, Outgoing outgoing) {
        this.setup = setup;
        this.facts = facts;
        this.outgoing = outgoing;
    }

    Outcome take(ClientMessage message) {
        switch (message) {
            case ToClient.Known known -> {
                facts.home().knows(known.session());
                facts.witnessing().changed();
            }
            case ToClient.Saved saved -> outgoing.marks().saved(saved.cursor());
            case ToClient.Left _ -> facts.home().left();
            case ToClient.Rejoined rejoined -> facts.home().found(rejoined.user());
            case ToClient.Witnessed witnessed -> facts.witnessing().witnessed(witnessed);
            case ClientSession.WitnessSilent _ -> facts.witnessing().lost();
            case ClientSession.WitnessLost lost -> facts.witnessing().lost(lost.witness());
            case ClientSession.UserLost _ -> facts.home().lost(this::rejoin);
            case ClientSession.AskAgain _ -> {
                if (!facts.home().askAgain(this::rejoin)) {
                    return Outcome.HOMELESS;
                }
            }
            default -> {
                return Outcome.NOT_MINE;
            }
        }
        return Outcome.DONE;
    }

    private ToUser.Rejoin rejoin() {
        return facts.home().rejoin(outgoing, facts.witnessing());
    }

    /** Another node may be there by now; from then on the session may outlive its own. */
    void seekWitness() {
        if (facts.witnessing().seek()) {
            tellResumable();
        }
    }

    /** Its user hears under which id the stream may be resumed, where it may be. */
    void tellResumable() {
        var streamId = outgoing.streamId();
        if (!streamId.isEmpty()) {
            var outlives = facts.witnessing().outlives(outgoing.resumeTimeout());
            facts.home().tell(new ToUser.Resumable(setup.context().getSelf(), streamId, outlives));
        }
    }

    /** The session is over, which its user has to hear. */
    void leave() {
        facts.home().leave(new ToUser.Leave(setup.context().getSelf(), outgoing.unacknowledged()));
        facts.witnessing().end();
    }

    /** What its user did not hear yet. */
    Optional<ToUser.Leave> leaving() {
        return facts.home().leaving();
    }

    Jid session() {
        return facts.session();
    }

    /** The node stops: asks another to take the stream over. False where it cannot be. */
    boolean moveAway() {
        var streamId = outgoing.streamId();
        var elsewhere = setup.services().witnesses().elsewhere();
        if (streamId.isEmpty() || elsewhere.isEmpty()) {
            return false;
        }
        elsewhere.get().tell(new ToWitness.Adopt(facts.session().bare(), facts.domain(), streamId));
        return true;
    }
}
