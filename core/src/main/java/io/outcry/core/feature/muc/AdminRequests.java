package io.outcry.core.feature.muc;

import io.outcry.core.address.Jid;
import io.outcry.core.room.Affiliation;
import io.outcry.core.room.Belonging;
import io.outcry.core.room.Occupant;
import io.outcry.core.room.Role;
import io.outcry.core.room.RoomAct;
import io.outcry.core.room.RoomField;
import io.outcry.core.room.RoomOutcome;
import io.outcry.core.room.RoomState;
import io.outcry.core.stanza.Element;
import io.outcry.core.stanza.Iq;
import io.outcry.core.stanza.StanzaError;
import io.outcry.core.stanza.StanzaError.Condition;
import java.util.List;
import java.util.Optional;

/** Lists of who is what in a room, read and changed (XEP-0045 §9, §10.3–10.8). */
final class AdminRequests {

    private AdminRequests() {}

    static RoomOutcome answer(RoomState state, Iq request, RoomFacts facts) {
        var query = request.payload().find("query", MucNames.ADMIN).orElseThrow();
        var elements = query.children("item", MucNames.ADMIN);
        var items =
                elements.stream().flatMap(item -> AdminItem.read(item).stream()).toList();
        if (items.isEmpty() || items.size() < elements.size()) {
            return refuse(
                    state, request, Condition.BAD_REQUEST, "Each item names an affiliation or a role, and somebody.");
        }
        return request.type() == Iq.Type.GET
                ? list(state, request, items.getFirst())
                : change(state, request, items, facts);
    }

    private static RoomOutcome list(RoomState state, Iq request, AdminItem wanted) {
        var asker = request.from().orElseThrow();
        if (wanted.affiliation().isPresent()) {
            var affiliation = wanted.affiliation().get();
            return mayList(state, asker, affiliation)
                    ? RoomOutcome.reply(state, request.result(query(ofAffiliation(state, affiliation))))
                    : refuse(state, request, Condition.FORBIDDEN, "You may not see this list.");
        }
        return wanted.role()
                .map(role -> isModerator(state, asker)
                        ? RoomOutcome.reply(state, request.result(query(ofRole(state, role))))
                        : refuse(state, request, Condition.FORBIDDEN, "Only moderators see this list."))
                .orElseGet(() -> refuse(state, request, Condition.BAD_REQUEST, "Name an affiliation or a role."));
    }

    /**
     * Admins see all lists. Others see who belongs to the room, as far as the room says so (XEP-0045 §9.5): its members
     * where only they enter, and who is inside where real addresses are no secret.
     */
    private static boolean mayList(RoomState state, Jid asker, Affiliation affiliation) {
        var asks = state.affiliationOf(asker);
        if (asks.isAtLeast(Affiliation.ADMIN)) {
            return true;
        }
        var isMember = asks == Affiliation.MEMBER && state.config().is(RoomField.MEMBERS_ONLY);
        var isInside = state.occupants()
                .of(asker)
                .map(occupant -> occupant.role().wireName())
                .filter(state.config().values(RoomField.MEMBER_LIST)::contains)
                .isPresent();
        return affiliation.isAtLeast(Affiliation.MEMBER)
                && (isMember || (isInside && !state.config().isAnonymous()));
    }

    private static boolean isModerator(RoomState state, Jid asker) {
        return state.occupants()
                .of(asker)
                .map(Occupant::role)
                .filter(Role.MODERATOR::equals)
                .isPresent();
    }

    private static List<Element> ofAffiliation(RoomState state, Affiliation affiliation) {
        return state.belongings().with(affiliation).stream()
                .map(AdminRequests::item)
                .toList();
    }

    private static Element item(Belonging belonging) {
        var item = Element.named("item", MucNames.ADMIN)
                .attribute("affiliation", belonging.affiliation().wireName())
                .attribute("jid", belonging.person().toString())
                .attribute("nick", Optional.of(belonging.nick()).filter(nick -> !nick.isEmpty()));
        return (belonging.reason().isEmpty() ? item : item.child("reason", belonging.reason())).build();
    }

    private static List<Element> ofRole(RoomState state, Role role) {
        return state.occupants().all().stream()
                .filter(occupant -> occupant.role() == role)
                .map(occupant -> Element.named("item", MucNames.ADMIN)
                        .attribute(
                                "affiliation",
                                state.affiliationOf(occupant.person()).wireName())
                        .attribute("jid", occupant.shown().session().toString())
                        .attribute("nick", occupant.nick())
                        .attribute("role", role.wireName())
                        .build())
                .toList();
    }

    private static Element query(List<Element> items) {
        return Element.named("query", MucNames.ADMIN).children(items).build();
    }

    /** All of the changes, or none. */
    private static RoomOutcome change(RoomState state, Iq request, List<AdminItem> items, RoomFacts facts) {
        if (items.size() > facts.limits().maxChanges()) {
            return refuse(
                    state,
                    request,
                    Condition.RESOURCE_CONSTRAINT,
                    "One request changes at most " + facts.limits().maxChanges() + " items.");
        }
        var by = request.from().orElseThrow();
        var outcome = RoomOutcome.nothing(state);
        for (var item : items) {
            var refusal = refusal(outcome.state(), by, item, facts);
            if (refusal.isPresent()) {
                return RoomOutcome.refuse(state, request, refusal.get());
            }
            outcome = outcome.then(before -> changed(before, by, item, facts));
        }
        return outcome.and(new RoomAct.Send(request.result()));
    }

    private static Optional<StanzaError> refusal(RoomState state, Jid by, AdminItem item, RoomFacts facts) {
        if (item.affiliation().isPresent()) {
            return AffiliationChange.refusal(state, by, item, facts);
        }
        return item.role().isPresent()
                ? RoleChange.refusal(state, by, item)
                : Optional.of(StanzaError.of(Condition.BAD_REQUEST, "Name an affiliation or a role."));
    }

    private static RoomOutcome changed(RoomState state, Jid by, AdminItem item, RoomFacts facts) {
        return item.affiliation().isPresent()
                ? AffiliationChange.apply(state, by, item, facts)
                : RoleChange.apply(state, by, item, facts);
    }

    private static RoomOutcome refuse(RoomState state, Iq request, Condition condition, String text) {
        return RoomOutcome.refuse(state, request, StanzaError.of(condition, text));
    }
}
