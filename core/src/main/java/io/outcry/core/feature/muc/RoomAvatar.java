package io.outcry.core.feature.muc;

import io.outcry.core.form.SubmittedForm;
import io.outcry.core.room.Affiliation;
import io.outcry.core.room.RoomAct;
import io.outcry.core.room.RoomCard;
import io.outcry.core.room.RoomChange;
import io.outcry.core.room.RoomOutcome;
import io.outcry.core.room.RoomState;
import io.outcry.core.stanza.Element;
import io.outcry.core.stanza.Header;
import io.outcry.core.stanza.Iq;
import io.outcry.core.stanza.Payload;
import io.outcry.core.stanza.Presence;
import io.outcry.core.stanza.StanzaError;
import io.outcry.core.stanza.StanzaError.Condition;
import java.util.List;
import java.util.Optional;

/** What a room looks like: its owners say, and everybody may know (XEP-0486). */
final class RoomAvatar {

    private static final String UPDATE = "vcard-temp:x:update";

    private RoomAvatar() {}

    static RoomOutcome answer(RoomState state, Iq request, RoomFacts facts) {
        return request.type() == Iq.Type.GET
                ? state.card()
                        .map(card -> RoomOutcome.reply(state, request.result(card.card())))
                        .orElseGet(() -> refuse(state, request, Condition.ITEM_NOT_FOUND, "The room has no vCard."))
                : set(state, request, facts);
    }

    private static RoomOutcome set(RoomState state, Iq request, RoomFacts facts) {
        if (state.affiliationOf(request.from().orElseThrow()) != Affiliation.OWNER) {
            return refuse(state, request, Condition.FORBIDDEN, "Only owners are allowed to set avatars.");
        }
        if (request.payload().roughSizeBytes() > facts.limits().maxAvatarBytes()) {
            return refuse(
                    state,
                    request,
                    Condition.NOT_ACCEPTABLE,
                    "A room's vCard, with its pictures, has at most "
                            + facts.limits().maxAvatarBytes() + " bytes.");
        }
        var element = request.payload().find("vCard", RoomCard.NAMESPACE).orElseThrow();
        if (element.children().isEmpty()) {
            return changed(state, request, Optional.empty(), facts);
        }
        var card = RoomCard.of(element);
        return card.isEmpty()
                ? refuse(state, request, Condition.BAD_REQUEST, "A picture is not in base64.")
                : changed(state, request, card, facts);
    }

    /** Those inside hear of it in both of the ways that their clients know. */
    private static RoomOutcome changed(RoomState state, Iq request, Optional<RoomCard> card, RoomFacts facts) {
        if (card.equals(state.card())) {
            return RoomOutcome.reply(state, request.result());
        }
        var after = state.withCard(card);
        return RoomOutcome.of(after, new RoomAct.Save(new RoomChange.CardSet(card)))
                .then(saved -> Reconfigured.notice(saved, request.from().orElseThrow(), facts, List.of()))
                .and(
                        new RoomAct.Spread(presence(after), after.occupants().sessions(_ -> true)),
                        new RoomAct.Send(request.result()));
    }

    static boolean isThere(RoomState state) {
        return state.card().filter(card -> !card.hashes().isEmpty()).isPresent();
    }

    /** From the room itself, which says nothing else in presence: its picture by now (XEP-0486 §5.2, XEP-0153 §3). */
    static Presence presence(RoomState state) {
        var photo = Element.named("photo", UPDATE)
                .text(state.card()
                        .flatMap(card -> card.hashes().stream().findFirst())
                        .orElse(""))
                .build();
        var update = Element.named("x", UPDATE).child(photo).build();
        var header = new Header(Optional.empty(), Optional.of(state.room()), "", "");
        return new Presence(header, Presence.Type.AVAILABLE, Payload.of(update));
    }

    /** For a room's description of itself (XEP-0486 §3.3). */
    static Element field(RoomState state) {
        var field = Element.named("field", SubmittedForm.NAMESPACE)
                .attribute("var", "muc#roominfo_avatarhash")
                .attribute("type", "text-multi")
                .attribute("label", "Hash of the room's avatar");
        state.card().ifPresent(card -> card.hashes().forEach(hash -> field.child("value", hash)));
        return field.build();
    }

    private static RoomOutcome refuse(RoomState state, Iq request, Condition condition, String text) {
        return RoomOutcome.refuse(state, request, StanzaError.of(condition, text));
    }
}
