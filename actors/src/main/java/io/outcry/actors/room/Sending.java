package io.outcry.actors.room;

import io.outcry.actors.room.Room.Setup;
import io.outcry.core.policy.Gate;
import io.outcry.core.policy.Gates;
import io.outcry.core.stanza.Iq;
import io.outcry.core.stanza.Stanza;
import io.outcry.core.stanza.StanzaError;
import io.outcry.core.stanza.StanzaError.Condition;
import java.util.Optional;

/** What the room says, through the gate that everything passes on its way out. */
record Sending(Setup setup) {

    private static final StanzaError BUSY =
            StanzaError.of(Condition.RESOURCE_CONSTRAINT, "The room cannot be reached just now. Try again later.");

    void send(Stanza stanza) {
        if (setup.services().gates().knock(Gate.SEND, stanza) instanceof Gates.Answer.Through through) {
            setup.services().delivery().deliver(through.passed());
        }
    }

    /** The stanza came to nothing for a reason that goes away. */
    void refuse(RoomRequest request, StanzaError error) {
        if (request.consignment().isPresent()) {
            request.confirm(setup.room(), Optional.of(error));
        } else {
            bounce(request.stanza(), error);
        }
    }

    void bounceBusy(Stanza stanza) {
        bounce(stanza, BUSY);
    }

    /** Errors and answers are never answered (RFC 6120 §8.3.1). */
    void bounce(Stanza stanza, StanzaError error) {
        if (!stanza.isError() && (!(stanza instanceof Iq iq) || iq.isRequest())) {
            send(stanza.bounce(error));
        }
    }
}
