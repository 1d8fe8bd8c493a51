package io.outcry.core.feature.muc;

import io.outcry.core.archive.Results;
import io.outcry.core.room.Occupant;
import io.outcry.core.room.Role;
import io.outcry.core.room.RoomAct;
import io.outcry.core.room.RoomOutcome;
import io.outcry.core.room.RoomState;
import io.outcry.core.stanza.Element;
import io.outcry.core.stanza.Header;
import io.outcry.core.stanza.Iq;
import io.outcry.core.stanza.Message;
import io.outcry.core.stanza.Payload;
import io.outcry.core.stanza.StanzaError;
import io.outcry.core.stanza.StanzaError.Condition;
import io.outcry.core.stanza.StanzaId;
import java.util.Optional;

/** Moderators take back what others said (XEP-0425). The record keeps it; nobody is shown it any more. */
final class Moderation {

    static final String NAMESPACE = "urn:xmpp:message-moderate:1";

    private Moderation() {}

    static boolean isOne(Iq request) {
        return request.type() == Iq.Type.SET && request.payload().has("moderate", NAMESPACE);
    }

    static RoomOutcome moderate(RoomState state, Optional<Occupant> occupant, Iq request, RoomFacts facts) {
        var moderator = occupant.filter(known -> known.role() == Role.MODERATOR);
        if (moderator.isEmpty()) {
            return refuse(state, request, Condition.FORBIDDEN, "Only moderators take back what others said.");
        }
        var moderate = request.payload().find("moderate", NAMESPACE).orElseThrow();
        var id = moderate.attributeOr("id", "");
        if (id.isEmpty() || moderate.child("retract", Results.RETRACTION).isEmpty()) {
            return refuse(state, request, Condition.BAD_REQUEST, "Say which message, and that it is to be retracted.");
        }
        // What was said long ago is looked for first.
        return state.history().has(id) || facts.onRecord().contains(id)
                ? retract(state, moderator.get(), request, moderate, facts)
                : RoomOutcome.of(state, new RoomAct.FindSaid(request, id));
    }

    private static RoomOutcome retract(
            RoomState state, Occupant moderator, Iq request, Element moderate, RoomFacts facts) {
        var moderated = Element.named("moderated", NAMESPACE)
                .attribute("by", state.address(moderator.nick()).toString())
                .child(Talking.occupantId(state, moderator, facts))
                .build();
        var id = moderate.attributeOr("id", "");
        var retract =
                Element.named("retract", Results.RETRACTION).attribute("id", id).child(moderated);
        moderate.child("reason", NAMESPACE)
                .ifPresent(reason -> retract.child(Element.named("reason", Results.RETRACTION)
                        .text(reason.text())
                        .build()));
        var entryId = facts.entryIds().get();
        var header = new Header(Optional.empty(), Optional.of(state.room()), entryId, "");
        var message = new Message(header, Message.Type.GROUPCHAT, Payload.of(retract.build()));
        var named = (Message) StanzaId.stamp(message, state.room(), entryId);
        return RoomOutcome.of(
                state.with(state.history().without(id)),
                new RoomAct.PutOnRecord(
                        entryId, RoomAct.Kind.MODERATED, request.from().orElseThrow(), named),
                Talking.toAll(state, named),
                new RoomAct.Send(request.result()));
    }

    private static RoomOutcome refuse(RoomState state, Iq request, Condition condition, String text) {
        return RoomOutcome.refuse(state, request, StanzaError.of(condition, text));
    }
}
