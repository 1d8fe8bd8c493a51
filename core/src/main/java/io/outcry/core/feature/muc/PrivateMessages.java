package io.outcry.core.feature.muc;

import io.outcry.core.room.Occupant;
import io.outcry.core.room.RoomAct;
import io.outcry.core.room.RoomOutcome;
import io.outcry.core.room.RoomState;
import io.outcry.core.stanza.Element;
import io.outcry.core.stanza.Message;
import io.outcry.core.stanza.StanzaError;
import io.outcry.core.stanza.StanzaError.Condition;

/** From one occupant to another, past the rest (XEP-0045 §7.5). */
final class PrivateMessages {

    private PrivateMessages() {}

    static RoomOutcome send(RoomState state, Occupant sender, Message message, RoomFacts facts) {
        if (message.type() == Message.Type.GROUPCHAT) {
            return refuse(state, message, Condition.BAD_REQUEST, "What is for everybody goes to the room itself.");
        }
        if (!state.config().maySendPrivately(sender.role())) {
            return refuse(state, message, Condition.FORBIDDEN, "You may not send private messages in this room.");
        }
        return state.occupants()
                .find(message.to().orElseThrow().resource())
                .map(receiver -> RoomOutcome.of(state, pass(state, sender, receiver, message, facts)))
                .orElseGet(() -> refuse(state, message, Condition.ITEM_NOT_FOUND, "Nobody inside has this nickname."));
    }

    private static RoomAct pass(RoomState state, Occupant sender, Occupant receiver, Message message, RoomFacts facts) {
        var own = Talking.fromOccupant(state, sender, message, facts);
        var marked = own.with(own.payload().with(Element.empty("x", MucNames.USER)));
        return new RoomAct.Spread(marked, receiver.sessions());
    }

    private static RoomOutcome refuse(RoomState state, Message message, Condition condition, String text) {
        return RoomOutcome.refuse(state, message, StanzaError.of(condition, text));
    }
}
