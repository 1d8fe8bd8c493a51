package io.outcry.core.feature.muc;

import io.outcry.core.feature.SelfDescription;
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

    /** Who only wants to discover is told otherwise than who asks whether it is inside (XEP-0045 §6.6, XEP-0410). */
    private static Condition toStranger(Iq request) {
        var isDiscovery = request.payload().has("query", SelfDescription.NAMESPACE)
                || request.payload().has("query", SelfDescription.ITEMS_NAMESPACE);
        return isDiscovery ? Condition.BAD_REQUEST : Condition.NOT_ACCEPTABLE;
    }

    static RoomOutcome answer(RoomState state, Optional<Occupant> occupant, Iq request) {
        if (occupant.isEmpty()) {
            return RoomOutcome.refuse(
                    state, request, StanzaError.of(toStranger(request), "You are not inside this room."));
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
