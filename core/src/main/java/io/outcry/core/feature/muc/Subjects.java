package io.outcry.core.feature.muc;

import io.outcry.core.room.Occupant;
import io.outcry.core.room.RoomAct;
import io.outcry.core.room.RoomChange;
import io.outcry.core.room.RoomOutcome;
import io.outcry.core.room.RoomState;
import io.outcry.core.room.Subject;
import io.outcry.core.stanza.Delay;
import io.outcry.core.stanza.Element;
import io.outcry.core.stanza.Header;
import io.outcry.core.stanza.Message;
import io.outcry.core.stanza.Namespaces;
import io.outcry.core.stanza.Payload;
import io.outcry.core.stanza.StanzaError;
import io.outcry.core.stanza.StanzaError.Condition;
import io.outcry.core.stanza.StanzaId;
import java.util.List;
import java.util.Optional;

/** What the room talks about, and who may say so (XEP-0045 §7.2.15, §8.1). */
final class Subjects {

    private Subjects() {}

    /** A message that has a subject and nothing that is said beside it. */
    static boolean isSubject(Message message) {
        return message.payload().has("subject", Namespaces.CLIENT)
                && !message.payload().has("body", Namespaces.CLIENT)
                && !message.payload().has("thread", Namespaces.CLIENT);
    }

    static RoomOutcome set(RoomState state, Occupant occupant, Message message, RoomFacts facts) {
        var text = message.payload()
                .find("subject", Namespaces.CLIENT)
                .map(Element::text)
                .orElse("");
        if (!state.config().maySetSubject(occupant.role())) {
            return RoomOutcome.refuse(
                    state, message, StanzaError.of(Condition.FORBIDDEN, "You may not change the subject."));
        }
        if (text.length() > facts.limits().maxSubjectChars()) {
            return RoomOutcome.refuse(
                    state,
                    message,
                    StanzaError.of(
                            Condition.NOT_ACCEPTABLE,
                            "A subject has at most " + facts.limits().maxSubjectChars() + " characters."));
        }
        var subject = new Subject(text, state.address(occupant.nick()), facts.now());
        var id = facts.entryIds().get();
        var named = (Message) StanzaId.stamp(Talking.fromOccupant(state, occupant, message, facts), state.room(), id);
        return RoomOutcome.of(
                state.with(subject),
                new RoomAct.Save(new RoomChange.SubjectSet(subject)),
                new RoomAct.PutOnRecord(id, RoomAct.Kind.SAID, message.from().orElseThrow(), named),
                Talking.toAll(state, named));
    }

    /** For who enters: also where there is none, for it ends what is shown on the way in (XEP-0045 §7.2.15). */
    static Message current(RoomState state, RoomFacts facts) {
        var by = state.subject().map(Subject::by).orElse(state.room());
        var element = Element.named("subject", Namespaces.CLIENT)
                .text(state.subject().map(Subject::text).orElse(""))
                .build();
        var at = state.subject().map(Subject::at).orElse(facts.now());
        var payload = Payload.of(List.of(element, Delay.element(state.room(), at)));
        return new Message(new Header(Optional.empty(), Optional.of(by), "", ""), Message.Type.GROUPCHAT, payload);
    }
}
