package io.outcry.actors.c2s;

import io.outcry.actors.c2s.ClientSession.Setup;
import io.outcry.actors.client.ClientMessage;
import io.outcry.actors.client.ToClient;
import io.outcry.actors.client.ToUser;
import io.outcry.actors.client.ToWitness;

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

    /** The session is over. */
    void leave() {
        facts.home().leave(new ToUser.Leave(setup.context().getSelf(), outgoing.unacknowledged()), this::rejoin);
        facts.witnessing().end();
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
