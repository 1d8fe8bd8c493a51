package io.outcry.core.feature.muc;

import io.outcry.core.room.History;
import io.outcry.core.room.Occupant;
import io.outcry.core.room.Role;
import io.outcry.core.room.RoomAct;
import io.outcry.core.room.RoomOutcome;
import io.outcry.core.room.RoomState;
import io.outcry.core.stanza.Element;
import io.outcry.core.stanza.Header;
import io.outcry.core.stanza.Message;
import io.outcry.core.stanza.MessageContent;
import io.outcry.core.stanza.Namespaces;
import io.outcry.core.stanza.StanzaError;
import io.outcry.core.stanza.StanzaError.Condition;
import io.outcry.core.stanza.StanzaId;
import java.util.Optional;

/** What is said to everybody (XEP-0045 §7.4), and how often (XEP-0500). */
final class Talking {

    private Talking() {}

    static RoomOutcome say(RoomState state, Occupant occupant, Message message, RoomFacts facts) {
        if (occupant.role() == Role.VISITOR) {
            return RoomOutcome.refuse(
                    state, message, StanzaError.of(Condition.FORBIDDEN, "You have no voice in this room."));
        }
        var saysSomething = MessageContent.isIn(message);
        var tooSoon = saysSomething ? Pacing.slowMode(state, occupant, facts) : Optional.<StanzaError>empty();
        if (tooSoon.isPresent()) {
            return RoomOutcome.refuse(state, message, tooSoon.get());
        }
        var id = facts.entryIds().get();
        var said = fromOccupant(state, occupant, message, facts);
        var notIts = OwnRetraction.refusal(state, said);
        if (notIts.isPresent()) {
            return RoomOutcome.refuse(state, message, notIts.get());
        }
        if (!saysSomething) {
            return RoomOutcome.of(state, toAll(state, said));
        }
        var named = (Message) StanzaId.stamp(said, state.room(), id);
        var record =
                new RoomAct.PutOnRecord(id, RoomAct.Kind.SAID, message.from().orElseThrow(), named);
        var after =
                state.with(OwnRetraction.follow(state.history(), named).with(new History.Said(facts.now(), id, named)));
        return RoomOutcome.of(Pacing.spoke(after, occupant.person(), facts), record, toAll(state, named));
    }

    /** As the others see it: from the occupant, without what only the room may say. */
    static Message fromOccupant(RoomState state, Occupant occupant, Message message, RoomFacts facts) {
        var own = (Message) StanzaId.without(message, state.room());
        var payload = own.payload()
                .without(child -> child.name().namespace().equals(MucNames.USER)
                        || child.name().namespace().equals(MucNames.OCCUPANT_ID)
                        || child.name().namespace().equals(Namespaces.DELAY))
                .with(occupantId(state, occupant, facts));
        var header =
                new Header(Optional.empty(), Optional.of(state.address(occupant.nick())), message.id(), message.lang());
        return new Message(header, message.type(), payload);
    }

    static Element occupantId(RoomState state, Occupant occupant, RoomFacts facts) {
        return Element.named("occupant-id", MucNames.OCCUPANT_ID)
                .attribute("id", facts.occupantIds().of(state.room(), occupant.person()))
                .build();
    }

    static RoomAct toAll(RoomState state, Message message) {
        return new RoomAct.Spread(message, state.occupants().sessions(_ -> true));
    }
}
