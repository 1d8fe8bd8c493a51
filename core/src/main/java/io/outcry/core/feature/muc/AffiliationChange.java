package io.outcry.core.feature.muc;

import io.outcry.core.address.Jid;
import io.outcry.core.feature.muc.OccupantPresence.News;
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
import io.outcry.core.stanza.Header;
import io.outcry.core.stanza.Message;
import io.outcry.core.stanza.Payload;
import io.outcry.core.stanza.StanzaError;
import io.outcry.core.stanza.StanzaError.Condition;
import java.util.Optional;

/** Owners, admins and members made, and people kept out (XEP-0045 §9.1–9.4, §10.3–10.7). */
final class AffiliationChange {

    private AffiliationChange() {}

    static Optional<StanzaError> refusal(RoomState state, Jid by, AdminItem item, RoomFacts facts) {
        var person = person(state, item);
        if (person.isEmpty()) {
            return error(Condition.ITEM_NOT_FOUND, "Name somebody by address, or who is inside by nickname.");
        }
        var actorIs = state.affiliationOf(by);
        var was = state.affiliationOf(person.get());
        var becomes = item.affiliation().orElseThrow();
        if (!actorIs.isAtLeast(Affiliation.ADMIN)) {
            return error(Condition.FORBIDDEN, "Only admins and owners change affiliations.");
        }
        var touchesHigh = was.isAtLeast(Affiliation.ADMIN) || becomes.isAtLeast(Affiliation.ADMIN);
        if (touchesHigh && actorIs != Affiliation.OWNER) {
            return error(Condition.NOT_ALLOWED, "Only owners make and unmake admins and owners.");
        }
        if (becomes == Affiliation.OUTCAST && person.get().equals(by.bare())) {
            return error(Condition.CONFLICT, "You cannot ban yourself.");
        }
        var leavesNoOwner = was == Affiliation.OWNER
                && becomes != Affiliation.OWNER
                && !state.belongings().hasOtherOwner(person.get());
        if (leavesNoOwner) {
            return error(Condition.CONFLICT, "A room needs an owner.");
        }
        var reserved = item.person().flatMap(_ -> item.nick()).filter(_ -> becomes.isAtLeast(Affiliation.MEMBER));
        return reserved.flatMap(nick -> unavailable(state, person.get(), nick, facts))
                .or(() -> becomes == Affiliation.NONE ? Optional.empty() : noPlace(state, person.get(), facts));
    }

    /** A nickname is kept for one person. */
    private static Optional<StanzaError> unavailable(RoomState state, Jid person, String nick, RoomFacts facts) {
        var isHeld = state.belongings()
                .holderOf(nick)
                .filter(holder -> !holder.equals(person))
                .isPresent();
        return Nicknames.unusable(nick, facts)
                .or(() -> isHeld
                        ? error(Condition.CONFLICT, "This nickname is kept for somebody else.")
                        : Optional.empty());
    }

    /** Why the room cannot remember this person. */
    static Optional<StanzaError> noPlace(RoomState state, Jid person, RoomFacts facts) {
        if (!StoredAddresses.takes(person)) {
            return Optional.of(StoredAddresses.TOO_LONG);
        }
        var isTooMany = state.belongings().size() >= facts.limits().maxBelongings()
                && !state.belongings().all().containsKey(person);
        return isTooMany
                ? error(Condition.RESOURCE_CONSTRAINT, "The room remembers as many people as it may.")
                : Optional.empty();
    }

    private static Optional<StanzaError> error(Condition condition, String text) {
        return Optional.of(StanzaError.of(condition, text));
    }

    private static Optional<Jid> person(RoomState state, AdminItem item) {
        return item.person()
                .or(() -> item.nick().flatMap(state.occupants()::find).map(Occupant::person));
    }

    static RoomOutcome apply(RoomState state, Jid by, AdminItem item, RoomFacts facts) {
        var person = person(state, item).orElseThrow();
        var known = state.belongings().of(person);
        var affiliation = item.affiliation().orElseThrow();
        // With an address, a nickname is registered for it (XEP-0045 §9.5); who is out keeps none.
        var nick = item.person().flatMap(_ -> item.nick()).orElse(known.nick());
        var keeps = affiliation.isAtLeast(Affiliation.MEMBER);
        var belonging = new Belonging(person, affiliation, keeps ? nick : "", item.reason());
        var news = News.by(state.occupants().of(by).map(Occupant::nick), item.reason());
        var outcome = RoomOutcome.of(state.with(belonging), new RoomAct.Save(new RoomChange.Belongs(belonging)));
        var inside = state.occupants().ofPerson(person);
        for (var occupant : inside) {
            outcome = outcome.then(after -> follow(after, occupant, affiliation, by, news, facts));
        }
        return inside.isEmpty() ? outcome.then(after -> tell(after, belonging, by, facts)) : outcome;
    }

    /** Roles follow affiliations (XEP-0045 §5.1.2). */
    private static RoomOutcome follow(
            RoomState state, Occupant occupant, Affiliation affiliation, Jid by, News news, RoomFacts facts) {
        if (affiliation == Affiliation.OUTCAST) {
            return Leaving.remove(state, occupant, affiliation, news, facts, Status.BANNED);
        }
        if (affiliation == Affiliation.NONE && state.config().is(RoomField.MEMBERS_ONLY)) {
            return Leaving.remove(state, occupant, affiliation, news, facts, Status.AFFILIATION_TAKEN);
        }
        return RoleChange.become(state, occupant, state.config().roleOf(affiliation), by, news, facts);
    }

    /** Somebody's affiliation changed who is not inside: those who see addresses hear of it (XEP-0045 §9.3). */
    private static RoomOutcome tell(RoomState state, Belonging belonging, Jid by, RoomFacts facts) {
        var item = Element.named("item", MucNames.USER)
                .attribute("affiliation", belonging.affiliation().wireName())
                .attribute("jid", belonging.person().toString())
                .attribute("role", "none")
                .build();
        var user = Element.named("x", MucNames.USER)
                .child(item)
                .child(Status.AFFILIATION_CHANGED.element())
                .build();
        var header = new Header(Optional.empty(), Optional.of(state.room()), "", "");
        var message = new Message(header, Message.Type.NORMAL, Payload.of(user));
        var readers = state.occupants().sessions(reader -> Audience.seesAddresses(state, reader));
        return RoomOutcome.of(
                state,
                new RoomAct.PutOnRecord(facts.entryIds().get(), RoomAct.Kind.CHANGED, by, message),
                new RoomAct.Spread(message, readers));
    }
}
