package io.outcry.core.feature.muc;

import io.outcry.core.address.Jid;
import io.outcry.core.form.SubmittedForm;
import io.outcry.core.room.Affiliation;
import io.outcry.core.room.Belonging;
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

/**
 * Where a room asks for that, its owners say who registers with it (XEP-0045 §9.9). All that is needed to register somebody is
 * in the form that they are sent, so that nothing has to be remembered until they answer.
 */
final class RegistrationApproval {

    private static final String FORMS = SubmittedForm.NAMESPACE;
    private static final String PERSON = "muc#jid";
    private static final String ALLOW = "muc#register_allow";

    private RegistrationApproval() {}

    static RoomOutcome ask(RoomState state, Jid person, String nick, RoomFacts facts) {
        var form = Element.named("x", FORMS)
                .attribute("type", "form")
                .child("title", "Registration request")
                .child("instructions", "Allow this person to register with the room?")
                .child(RoomForm.field(SubmittedForm.FORM_TYPE, "hidden", MucNames.REGISTER))
                .child(RoomForm.field(PERSON, "jid-single", person.toString()))
                .child(RoomForm.field(Registration.NICK, "text-single", nick))
                .child(RoomForm.field(ALLOW, "boolean", "0"))
                .build();
        var owners = state.belongings().with(Affiliation.OWNER).stream()
                .map(Belonging::person)
                .limit(facts.limits().maxChanges())
                .toList();
        return RoomOutcome.of(state, new RoomAct.Spread(fromRoom(state, form), owners));
    }

    private static Message fromRoom(RoomState state, Element payload) {
        var header = new Header(Optional.empty(), Optional.of(state.room()), "", "");
        return new Message(header, Message.Type.NORMAL, Payload.of(payload));
    }

    /** Whether this is such a form; its sender need not be inside. */
    static boolean isOne(Message message) {
        return message.to().filter(Jid::isFull).isEmpty()
                && message.payload()
                        .find("x", FORMS)
                        .filter(form -> form.children("field", FORMS).stream()
                                .filter(field -> field.attributeOr("var", "").equals(SubmittedForm.FORM_TYPE))
                                .flatMap(field -> field.child("value", FORMS).stream())
                                .anyMatch(type -> type.text().equals(MucNames.REGISTER)))
                        .isPresent();
    }

    static RoomOutcome answer(RoomState state, Message message, RoomFacts facts) {
        if (!state.affiliationOf(message.from().orElseThrow()).isAtLeast(Affiliation.ADMIN)) {
            return refuse(state, message, Condition.FORBIDDEN, "Only admins and owners say who registers.");
        }
        var parent = Element.named("message", MucNames.MUC)
                .children(message.payload().elements())
                .build();
        return switch (SubmittedForm.read(parent, MucNames.REGISTER)) {
            case SubmittedForm.Reading.Wrong wrong -> RoomOutcome.refuse(state, message, wrong.error());
            case SubmittedForm.Reading.Read read -> decided(state, message, read.form(), facts);
        };
    }

    private static RoomOutcome decided(RoomState state, Message message, SubmittedForm form, RoomFacts facts) {
        var person = form.value(PERSON).flatMap(Jid::find).map(Jid::bare);
        var nick = form.value(Registration.NICK);
        var allow = form.value(ALLOW).orElse("");
        if (person.isEmpty() || nick.isEmpty()) {
            return refuse(
                    state, message, Condition.BAD_REQUEST, "The form says neither who, nor under which nickname.");
        }
        if (!allow.equals("1") && !allow.equals("true")) {
            return RoomOutcome.nothing(state);
        }
        if (state.affiliationOf(person.get()) == Affiliation.OUTCAST) {
            return refuse(state, message, Condition.NOT_ALLOWED, "This person is banned from the room.");
        }
        return Registration.refusal(state, person.get(), nick.get(), facts)
                .map(error -> RoomOutcome.refuse(state, message, error))
                .orElseGet(() -> Registration.register(
                                state, person.get(), message.from().orElseThrow(), nick.get(), facts)
                        .then(after -> welcome(after, person.get())));
    }

    /** Who may come in by now, and did not know, is invited (XEP-0045 §9.3). */
    private static RoomOutcome welcome(RoomState state, Jid person) {
        var isInside = !state.occupants().ofPerson(person).isEmpty();
        if (isInside || !state.config().is(RoomField.MEMBERS_ONLY)) {
            return RoomOutcome.nothing(state);
        }
        var invite = Element.named("invite", MucNames.USER)
                .attribute("from", state.room().toString())
                .child("reason", "You are a member of this room.")
                .build();
        var user = Element.named("x", MucNames.USER).child(invite);
        state.config().password().ifPresent(password -> user.child("password", password));
        var message = fromRoom(state, user.build());
        return RoomOutcome.of(
                state, new RoomAct.Send(message.with(message.header().withTo(person))));
    }

    private static RoomOutcome refuse(RoomState state, Message message, Condition condition, String text) {
        return RoomOutcome.refuse(state, message, StanzaError.of(condition, text));
    }
}
