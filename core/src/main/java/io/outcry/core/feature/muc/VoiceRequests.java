package io.outcry.core.feature.muc;

import io.outcry.core.form.SubmittedForm;
import io.outcry.core.room.Occupant;
import io.outcry.core.room.Role;
import io.outcry.core.room.RoomAct;
import io.outcry.core.room.RoomField;
import io.outcry.core.room.RoomOutcome;
import io.outcry.core.room.RoomState;
import io.outcry.core.stanza.Element;
import io.outcry.core.stanza.Header;
import io.outcry.core.stanza.Message;
import io.outcry.core.stanza.Payload;
import io.outcry.core.stanza.StanzaError;
import io.outcry.core.stanza.StanzaError.Condition;
import java.util.Optional;

/** A visitor asks for voice, and a moderator grants it, by forms (XEP-0045 §7.13, §8.6). */
final class VoiceRequests {

    private static final String FORMS = SubmittedForm.NAMESPACE;
    private static final String ROLE = "muc#role";
    private static final String NICK = "muc#roomnick";
    private static final String ALLOW = "muc#request_allow";

    private VoiceRequests() {}

    static boolean isOne(Message message) {
        return message.payload().has("x", FORMS);
    }

    static RoomOutcome answer(RoomState state, Occupant occupant, Message message, RoomFacts facts) {
        var parent = Element.named("message", MucNames.MUC)
                .children(message.payload().elements())
                .build();
        return switch (SubmittedForm.read(parent, MucNames.REQUEST)) {
            case SubmittedForm.Reading.Wrong wrong -> RoomOutcome.refuse(state, message, wrong.error());
            case SubmittedForm.Reading.Read read ->
                occupant.role() == Role.MODERATOR && read.form().value(ALLOW).isPresent()
                        ? grant(state, message, read.form(), facts)
                        : ask(state, occupant, message);
        };
    }

    private static RoomOutcome ask(RoomState state, Occupant occupant, Message message) {
        if (!state.config().is(RoomField.ALLOW_VOICE_REQUESTS)) {
            return RoomOutcome.refuse(
                    state, message, StanzaError.of(Condition.FORBIDDEN, "Nobody may ask for voice in this room."));
        }
        var form = Element.named("x", FORMS)
                .attribute("type", "form")
                .child("title", "Voice request")
                .child("instructions", "Let this person speak?")
                .child(RoomForm.field(SubmittedForm.FORM_TYPE, "hidden", MucNames.REQUEST))
                .child(RoomForm.field(ROLE, "list-single", Role.PARTICIPANT.wireName()))
                .child(RoomForm.field(
                        "muc#jid", "jid-single", occupant.shown().session().toString()))
                .child(RoomForm.field(NICK, "text-single", occupant.nick()))
                .child(RoomForm.field(ALLOW, "boolean", "false"))
                .build();
        var header = new Header(Optional.empty(), Optional.of(state.room()), "", "");
        var moderators = state.occupants().sessions(other -> other.role() == Role.MODERATOR);
        return RoomOutcome.of(
                state, new RoomAct.Spread(new Message(header, Message.Type.NORMAL, Payload.of(form)), moderators));
    }

    private static RoomOutcome grant(RoomState state, Message message, SubmittedForm form, RoomFacts facts) {
        var allow = form.value(ALLOW).orElse("");
        if (!allow.equals("1") && !allow.equals("true")) {
            return RoomOutcome.nothing(state);
        }
        var item =
                new AdminItem(Optional.empty(), form.value(NICK), Optional.empty(), Optional.of(Role.PARTICIPANT), "");
        var by = message.from().orElseThrow();
        return RoleChange.refusal(state, by, item)
                .map(error -> RoomOutcome.refuse(state, message, error))
                .orElseGet(() -> RoleChange.apply(state, by, item, facts));
    }
}
