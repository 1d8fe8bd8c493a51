package io.outcry.actors.room;

import io.outcry.actors.room.Room.Setup;
import io.outcry.core.policy.Gate;
import io.outcry.core.policy.Gates;
import io.outcry.core.room.RoomAct;
import io.outcry.core.stanza.Iq;
import io.outcry.core.stanza.Stanza;
import io.outcry.core.stanza.StanzaError;
import io.outcry.core.stanza.StanzaError.Condition;
import java.util.List;
import java.util.Optional;

/** Carries out what is left of a decision once it is durable. */
record Performing(Setup setup) {

    private static final StanzaError BUSY =
            StanzaError.of(Condition.RESOURCE_CONSTRAINT, "The room cannot be reached just now. Try again later.");

    /** In order; then its sender hears that the stanza is taken care of. */
    void perform(RoomRequest request, List<RoomAct> acts) {
        var refusal = Optional.<StanzaError>empty();
        for (var act : acts) {
            switch (act) {
                case RoomAct.Refuse refuse -> {
                    if (request.consignment().isPresent()) {
                        refusal = Optional.of(refuse.error());
                    } else {
                        send(refuse.answer());
                    }
                }
                case RoomAct.Send send -> send(send.stanza());
                case RoomAct.Spread spread -> spread(spread);
                case RoomAct.Save _, RoomAct.PutOnRecord _ -> {}
            }
        }
        request.confirm(setup.room(), refusal);
    }

    private void spread(RoomAct.Spread spread) {
        var stanza = spread.stanza();
        for (var session : spread.sessions()) {
            send(stanza.with(stanza.header().withTo(session)));
        }
    }

    private void send(Stanza stanza) {
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
    private void bounce(Stanza stanza, StanzaError error) {
        if (!stanza.isError() && (!(stanza instanceof Iq iq) || iq.isRequest())) {
            send(stanza.bounce(error));
        }
    }
}
