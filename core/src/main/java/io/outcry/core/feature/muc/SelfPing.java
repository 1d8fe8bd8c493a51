package io.outcry.core.feature.muc;

import io.outcry.core.room.Occupant;
import io.outcry.core.room.RoomOutcome;
import io.outcry.core.room.RoomState;
import io.outcry.core.stanza.Iq;
import io.outcry.core.stanza.StanzaError;
import io.outcry.core.stanza.StanzaError.Condition;
import java.util.Optional;

/** Am I still inside? The room answers itself, for it knows (XEP-0410 §3.3). */
final class SelfPing {

    private SelfPing() {}

    static RoomOutcome answer(RoomState state, Optional<Occupant> occupant, Iq request) {
        if (occupant.isEmpty()) {
            return RoomOutcome.refuse(
                    state, request, StanzaError.of(Condition.NOT_ACCEPTABLE, "You are not inside this room."));
        }
        var nick = request.to().orElseThrow().resource();
        if (state.occupants().find(nick).isEmpty()) {
            return RoomOutcome.refuse(
                    state, request, StanzaError.of(Condition.ITEM_NOT_FOUND, "Nobody inside has this nickname."));
        }
        var isOwnPing = occupant.get().nick().equals(nick) && request.payload().has("ping", MucNames.PING);
        return isOwnPing
                ? RoomOutcome.reply(state, request.result())
                : RoomOutcome.refuse(
                        state,
                        request,
                        StanzaError.of(
                                Condition.SERVICE_UNAVAILABLE, "Requests to other occupants are not passed on."));
    }
}
