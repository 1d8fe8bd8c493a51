package io.outcry.core.feature.muc;

import io.outcry.core.archive.Results;
import io.outcry.core.room.History;
import io.outcry.core.room.RoomState;
import io.outcry.core.stanza.Message;
import io.outcry.core.stanza.StanzaError;
import io.outcry.core.stanza.StanzaError.Condition;
import java.util.Optional;

/**
 * Who said something takes it back (XEP-0424 §5), by the id that the room gave it. What is not at hand any more is left to the
 * archive, where only its author's word counts.
 */
final class OwnRetraction {

    private OwnRetraction() {}

    /** The id of the message that this one takes back. */
    static Optional<String> target(Message message) {
        return message.payload()
                .find("retract", Results.RETRACTION)
                .map(retract -> retract.attributeOr("id", ""))
                .filter(id -> !id.isEmpty());
    }

    /** Why it may not, where that is known. */
    static Optional<StanzaError> refusal(RoomState state, Message message) {
        return target(message)
                .flatMap(state.history()::find)
                .filter(said -> !author(said.message()).equals(author(message)))
                .map(_ -> StanzaError.of(Condition.FORBIDDEN, "Only its author or a moderator takes a message back."));
    }

    static History follow(History history, Message message) {
        return target(message).map(history::without).orElse(history);
    }

    private static Optional<String> author(Message message) {
        return message.payload()
                .find("occupant-id", MucNames.OCCUPANT_ID)
                .flatMap(occupantId -> occupantId.attribute("id"));
    }
}
