package io.outcry.core.feature.muc;

import io.outcry.core.address.Jid;
import io.outcry.core.feature.SelfDescription;
import io.outcry.core.form.SubmittedForm;
import io.outcry.core.room.Affiliation;
import io.outcry.core.room.Belonging;
import io.outcry.core.room.RoomAct;
import io.outcry.core.room.RoomChange;
import io.outcry.core.room.RoomOutcome;
import io.outcry.core.room.RoomState;
import io.outcry.core.stanza.Element;
import io.outcry.core.stanza.Iq;
import io.outcry.core.stanza.StanzaError;
import io.outcry.core.stanza.StanzaError.Condition;
import java.util.Optional;

/** People make themselves members of a room, under a nickname that is theirs from then on (XEP-0045 §7.10). */
final class Registration {

    static final String NICK = "muc#register_roomnick";

    private static final String FORMS = SubmittedForm.NAMESPACE;

    private Registration() {}

    static RoomOutcome answer(RoomState state, Iq request, RoomFacts facts) {
        var query = request.payload().find("query", MucNames.IQ_REGISTER).orElseThrow();
        var known = state.belongings().of(request.from().orElseThrow());
        if (request.type() == Iq.Type.SET
                && query.child("remove", MucNames.IQ_REGISTER).isPresent()) {
            return cancel(state, request, known, facts);
        }
        if (request.type() == Iq.Type.GET && !known.nick().isEmpty()) {
            return RoomOutcome.reply(state, request.result(registered(known.nick())));
        }
        if (known.affiliation() == Affiliation.OUTCAST || !state.config().isOpenForRegistration()) {
            return refuse(state, request, Condition.NOT_ALLOWED, "Nobody registers with this room by himself.");
        }
        return request.type() == Iq.Type.GET
                ? RoomOutcome.reply(state, request.result(toFillIn()))
                : submit(state, request, query, facts);
    }

    private static Element registered(String nick) {
        return Element.named("query", MucNames.IQ_REGISTER)
                .child(Element.empty("registered", MucNames.IQ_REGISTER))
                .child("username", nick)
                .build();
    }

    private static Element toFillIn() {
        var nick = Element.named("field", FORMS)
                .attribute("var", NICK)
                .attribute("type", "text-single")
                .attribute("label", "Desired nickname")
                .child(Element.empty("required", FORMS))
                .build();
        var form = Element.named("x", FORMS)
                .attribute("type", "form")
                .child("title", "Registration with the room")
                .child("instructions", "Under which nickname do you want to be a member of this room?")
                .child(RoomForm.field(SubmittedForm.FORM_TYPE, "hidden", MucNames.REGISTER))
                .child(nick)
                .build();
        return Element.named("query", MucNames.IQ_REGISTER)
                .child("instructions", "A nickname is all that this room asks for.")
                .child(form)
                .build();
    }

    private static RoomOutcome submit(RoomState state, Iq request, Element query, RoomFacts facts) {
        var form = query.child("x", FORMS);
        if (form.filter(x -> x.attributeOr("type", "").equals("cancel")).isPresent()) {
            return RoomOutcome.reply(state, request.result());
        }
        return switch (SubmittedForm.read(query, MucNames.REGISTER)) {
            case SubmittedForm.Reading.Wrong wrong -> RoomOutcome.refuse(state, request, wrong.error());
            case SubmittedForm.Reading.Read read ->
                read.form()
                        .value(NICK)
                        .map(nick -> ask(state, request, nick, facts))
                        .orElseGet(() ->
                                refuse(state, request, Condition.BAD_REQUEST, "A registration names a nickname."));
        };
    }

    private static RoomOutcome ask(RoomState state, Iq request, String nick, RoomFacts facts) {
        var person = request.from().orElseThrow().bare();
        var refusal = refusal(state, person, nick, facts);
        if (refusal.isPresent()) {
            return RoomOutcome.refuse(state, request, refusal.get());
        }
        var isKnown = state.affiliationOf(person).isAtLeast(Affiliation.MEMBER);
        var done = new RoomAct.Send(request.result());
        return isKnown || !state.config().asksForApproval()
                ? register(state, person, request.from().orElseThrow(), nick, facts)
                        .and(done)
                : Pacing.registering(
                        state,
                        request,
                        facts,
                        after -> RegistrationApproval.ask(after, person, nick, facts)
                                .and(done));
    }

    /** Why this person cannot have this nickname here. */
    static Optional<StanzaError> refusal(RoomState state, Jid person, String nick, RoomFacts facts) {
        return Nicknames.unusable(nick, facts)
                .or(() -> Nicknames.isTaken(state, person, nick)
                        ? Optional.of(StanzaError.of(Condition.CONFLICT, "Somebody else has this nickname."))
                        : Optional.empty())
                .or(() -> AffiliationChange.noPlace(state, person, facts));
    }

    /** Who is more than a member stays that. */
    static RoomOutcome register(RoomState state, Jid person, Jid by, String nick, RoomFacts facts) {
        var known = state.belongings().of(person);
        if (known.affiliation().isAtLeast(Affiliation.MEMBER)) {
            return keep(state, new Belonging(person, known.affiliation(), nick, known.reason()));
        }
        var item = new AdminItem(
                Optional.of(person), Optional.of(nick), Optional.of(Affiliation.MEMBER), Optional.empty(), "");
        return AffiliationChange.apply(state, by, item, facts);
    }

    private static RoomOutcome keep(RoomState state, Belonging belonging) {
        return RoomOutcome.of(state.with(belonging), new RoomAct.Save(new RoomChange.Belongs(belonging)));
    }

    /** The nickname is anybody's again, and who was a member by it is none any more (XEP-0077 §3.2). */
    private static RoomOutcome cancel(RoomState state, Iq request, Belonging known, RoomFacts facts) {
        if (known.nick().isEmpty()) {
            return refuse(state, request, Condition.REGISTRATION_REQUIRED, "You are not registered with this room.");
        }
        var outcome = known.affiliation() == Affiliation.MEMBER
                ? AffiliationChange.apply(state, request.from().orElseThrow(), noMember(known), facts)
                : keep(state, new Belonging(known.person(), known.affiliation(), "", known.reason()));
        return outcome.and(new RoomAct.Send(request.result()));
    }

    private static AdminItem noMember(Belonging known) {
        return new AdminItem(
                Optional.of(known.person()), Optional.empty(), Optional.of(Affiliation.NONE), Optional.empty(), "");
    }

    /** Which nickname the room keeps for who asks (XEP-0045 §7.12). */
    static RoomOutcome reservedNick(RoomState state, Iq request) {
        var nick = state.belongings().of(request.from().orElseThrow()).nick();
        var query = Element.named("query", SelfDescription.NAMESPACE).attribute("node", MucNames.RESERVED_NICK);
        if (!nick.isEmpty()) {
            query.child(RoomDisco.identity(nick));
        }
        return RoomOutcome.reply(state, request.result(query.build()));
    }

    private static RoomOutcome refuse(RoomState state, Iq request, Condition condition, String text) {
        return RoomOutcome.refuse(state, request, StanzaError.of(condition, text));
    }
}
