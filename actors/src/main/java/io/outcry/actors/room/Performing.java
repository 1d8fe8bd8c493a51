package io.outcry.actors.room;

import io.outcry.actors.room.Room.Setup;
import io.outcry.core.archive.Results;
import io.outcry.core.room.RoomAct;
import io.outcry.core.room.RoomState;
import io.outcry.core.stanza.StanzaError;
import java.util.List;
import java.util.Optional;

/** Carries out what is left of a decision once it is durable. */
record Performing(Setup setup, Sending sending, Archiving archiving) {

    /** In order; then its sender hears that the stanza is taken care of. */
    void perform(RoomState state, RoomRequest request, List<RoomAct> acts) {
        var refusal = Optional.<StanzaError>empty();
        for (var act : acts) {
            switch (act) {
                case RoomAct.Refuse refuse -> {
                    if (request.consignment().isPresent()) {
                        refusal = Optional.of(refuse.error());
                    } else {
                        sending.send(refuse.answer());
                    }
                }
                case RoomAct.Send send -> sending.send(send.stanza());
                case RoomAct.Spread spread -> spread(spread);
                case RoomAct.ReadArchive read -> archiving.read(read.reading()).ifPresent(this::send);
                case RoomAct.FindSaid find -> {
                    if (!archiving.find(state, find)) {
                        sending.bounceBusy(find.request());
                    }
                }
                case RoomAct.Save _, RoomAct.PutOnRecord _ -> {}
            }
        }
        request.confirm(setup.room(), refusal);
    }

    /** What was read of the archive. */
    void send(Results results) {
        results.messages().forEach(sending::send);
        sending.send(results.answer());
    }

    private void spread(RoomAct.Spread spread) {
        var stanza = spread.stanza();
        for (var session : spread.sessions()) {
            sending.send(stanza.with(stanza.header().withTo(session)));
        }
    }
}
