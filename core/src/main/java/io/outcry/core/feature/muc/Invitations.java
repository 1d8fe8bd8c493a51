package io.outcry.core.feature.muc;

import io.outcry.core.address.Jid;
import io.outcry.core.room.Affiliation;
import io.outcry.core.room.Belonging;
import io.outcry.core.room.Occupant;
import io.outcry.core.room.RoomAct;
import io.outcry.core.room.RoomChange;
import io.outcry.core.room.RoomField;
import io.outcry.core.room.RoomOutcome;
import io.outcry.core.room.RoomState;
import io.outcry.core.room.StoredAddresses;
import io.outcry.core.stanza.Element;
import io.outcry.core.stanza.Message;
import io.outcry.core.stanza.Namespaces;
import io.outcry.core.stanza.StanzaError;
import io.outcry.core.stanza.StanzaError.Condition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Mediated invitations and their refusal (XEP-0045 §7.8.2). */
final class Invitations {

    private Invitations() {}

    /** What in this message invites, or declines; empty where nothing does. */
    static List<Element> in(Message message, String name) {
        return message.payload()
                .find("x", MucNames.USER)
                .map(user -> user.children(name, MucNames.USER))
                .orElse(List.of());
    }

    static RoomOutcome invite(RoomState state, Occupant inviter, Message message, RoomFacts facts) {
        var affiliation = state.affiliationOf(inviter.person());
        var isClosed = state.config().is(RoomField.MEMBERS_ONLY);
        var mayInvite = !isClosed
                || affiliation.isAtLeast(Affiliation.ADMIN)
                || (affiliation == Affiliation.MEMBER && state.config().is(RoomField.ALLOW_INVITES));
        if (!mayInvite) {
            return refuse(state, message, Condition.FORBIDDEN, "You may not invite to this room.");
        }
        var invitations = in(message, "invite");
        var invited = invitations.stream()
                .flatMap(invite -> invite.attribute("to").flatMap(Jid::find).stream())
                .toList();
        if (invited.size() < invitations.size()
                || invited.size() > facts.limits().maxChanges()) {
            return refuse(
                    state,
                    message,
                    Condition.BAD_REQUEST,
                    "Each invitation needs an address, and one message has at most "
                            + facts.limits().maxChanges() + ".");
        }
        if (isClosed && !invited.stream().allMatch(person -> StoredAddresses.takes(person.bare()))) {
            return RoomOutcome.refuse(state, message, StoredAddresses.TOO_LONG);
        }
        var outcome = isClosed ? admit(state, invited, facts) : Optional.of(RoomOutcome.nothing(state));
        return outcome.map(admitted -> admitted.then(after -> RoomOutcome.nothing(after)
                        .and(invitations.stream()
                                .map(invite -> new RoomAct.Send(invitation(after, inviter, message, invite)))
                                .toList())))
                .orElseGet(() -> refuse(
                        state, message, Condition.RESOURCE_CONSTRAINT, "The room has as many members as it may have."));
    }

    /** Whom a room for members only invites becomes a member (XEP-0045 §9.3). */
    private static Optional<RoomOutcome> admit(RoomState state, List<Jid> invited, RoomFacts facts) {
        var saves = new ArrayList<RoomAct>();
        var after = state;
        for (var jid : invited) {
            if (after.affiliationOf(jid) == Affiliation.NONE) {
                var known = after.belongings().of(jid);
                var member = new Belonging(known.person(), Affiliation.MEMBER, known.nick(), known.reason());
                after = after.with(member);
                saves.add(new RoomAct.Save(new RoomChange.Belongs(member)));
            }
        }
        return after.belongings().size() > facts.limits().maxBelongings()
                ? Optional.empty()
                : Optional.of(RoomOutcome.nothing(after).and(saves));
    }

    private static Message invitation(RoomState state, Occupant inviter, Message message, Element invite) {
        var by = state.config().isAnonymous() ? state.address(inviter.nick()) : inviter.person();
        var user = Element.named("x", MucNames.USER).child(addressed("invite", "from", by, invite));
        state.config().password().ifPresent(password -> user.child("password", password));
        return passedOn(state, message, Jid.of(invite.attributeOr("to", "")), user.build());
    }

    /** Who was invited says no, to who invited. */
    static RoomOutcome decline(RoomState state, Message message) {
        var sends = new ArrayList<RoomAct>();
        for (var decline : in(message, "decline")) {
            decline.attribute("to").flatMap(Jid::find).ifPresent(to -> {
                var by = message.from().orElseThrow().bare();
                var user = Element.named("x", MucNames.USER)
                        .child(addressed("decline", "from", by, decline))
                        .build();
                inviters(state, to)
                        .forEach(inviter -> sends.add(new RoomAct.Send(passedOn(state, message, inviter, user))));
            });
        }
        return RoomOutcome.nothing(state).and(List.copyOf(sends));
    }

    /** An invitation from an occupant is answered to the occupant's address. */
    private static List<Jid> inviters(RoomState state, Jid to) {
        return to.bare().equals(state.room())
                ? state.occupants().find(to.resource()).map(Occupant::sessions).orElse(List.of())
                : List.of(to);
    }

    private static Element addressed(String name, String attribute, Jid address, Element original) {
        return Element.named(name, MucNames.USER)
                .attribute(attribute, address.toString())
                .children(original.children())
                .build();
    }

    /** The rest of the message, such as an encrypted password, goes along. */
    private static Message passedOn(RoomState state, Message message, Jid to, Element user) {
        var payload = message.payload()
                .without(child -> child.name().namespace().equals(MucNames.USER) || child.is("body", Namespaces.CLIENT))
                .with(user);
        var header = message.header().withFrom(state.room()).withTo(to);
        return new Message(header, Message.Type.NORMAL, payload);
    }

    private static RoomOutcome refuse(RoomState state, Message message, Condition condition, String text) {
        return RoomOutcome.refuse(state, message, StanzaError.of(condition, text));
    }
}
