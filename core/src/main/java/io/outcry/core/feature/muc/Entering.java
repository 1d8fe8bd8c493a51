package io.outcry.core.feature.muc;

import io.outcry.core.address.Jid;
import io.outcry.core.room.Affiliation;
import io.outcry.core.room.Belonging;
import io.outcry.core.room.History;
import io.outcry.core.room.Occupant;
import io.outcry.core.room.RoomAct;
import io.outcry.core.room.RoomChange;
import io.outcry.core.room.RoomField;
import io.outcry.core.room.RoomOutcome;
import io.outcry.core.room.RoomState;
import io.outcry.core.room.RoomState.Stage;
import io.outcry.core.room.Seat;
import io.outcry.core.room.StoredAddresses;
import io.outcry.core.stanza.Delay;
import io.outcry.core.stanza.Element;
import io.outcry.core.stanza.Payload;
import io.outcry.core.stanza.Presence;
import io.outcry.core.stanza.StanzaError;
import io.outcry.core.stanza.StanzaError.Condition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Who comes in, and what is shown to who does (XEP-0045 §7.2, §10.1). */
final class Entering {

    private Entering() {}

    /** A session that is not inside asks to be, under the nickname that is the address's resource. */
    static RoomOutcome enter(RoomState state, Presence presence, RoomFacts facts) {
        return refusal(state, presence, facts)
                .map(error -> RoomOutcome.refuse(state, presence, error))
                .orElseGet(() -> Pacing.joining(
                        state,
                        presence,
                        facts,
                        after -> after.stage() == Stage.ABSENT
                                ? create(after, presence, facts)
                                : seat(after, presence, facts)));
    }

    /** One that is inside already, and does not know it: it is shown everything as if it came in (XEP-0045 §7.2.1). */
    static RoomOutcome enterAgain(RoomState state, Occupant occupant, Presence presence, RoomFacts facts) {
        var after = state.with(state.occupants().with(occupant.with(seat(presence))));
        return welcome(after, presence, facts, List.of());
    }

    private static Optional<StanzaError> refusal(RoomState state, Presence presence, RoomFacts facts) {
        var session = presence.from().orElseThrow();
        var nick = presence.to().orElseThrow().resource();
        if (!StoredAddresses.takesRoom(state.room())) {
            return Optional.of(StoredAddresses.ROOM_TOO_LONG);
        }
        var isUnusable = Nicknames.unusable(nick, facts);
        return isUnusable.isPresent() || state.stage() == Stage.ABSENT
                ? isUnusable
                : access(state, presence).or(() -> place(state, session, nick, facts));
    }

    /** Whether the room is open for this person at all. */
    private static Optional<StanzaError> access(RoomState state, Presence presence) {
        var affiliation = state.affiliationOf(presence.from().orElseThrow());
        if (affiliation == Affiliation.OUTCAST) {
            return error(Condition.FORBIDDEN, "You are banned from this room.");
        }
        if (state.stage() == Stage.LOCKED && affiliation != Affiliation.OWNER) {
            return error(Condition.ITEM_NOT_FOUND, "The room is still being set up.");
        }
        if (state.config().is(RoomField.MEMBERS_ONLY) && !affiliation.isAtLeast(Affiliation.MEMBER)) {
            return error(Condition.REGISTRATION_REQUIRED, "The room is for its members only.");
        }
        var password = presence.payload()
                .find("x", MucNames.MUC)
                .flatMap(muc -> muc.child("password", MucNames.MUC))
                .map(Element::text);
        var isLetIn = affiliation == Affiliation.OWNER
                || state.config().password().isEmpty()
                || state.config().password().equals(password);
        return isLetIn ? Optional.empty() : error(Condition.NOT_AUTHORIZED, "The room asks for a password.");
    }

    /** Whether there is a place under this nickname. Admins and owners always find one (XEP-0045 §7.2.9). */
    private static Optional<StanzaError> place(RoomState state, Jid session, String nick, RoomFacts facts) {
        var isTaken = Nicknames.isTaken(state, session, nick);
        if (isTaken) {
            return error(Condition.CONFLICT, "Somebody else has this nickname.");
        }
        var isFull = state.occupants().size()
                        >= state.config().maxOccupants(facts.limits().maxOccupants())
                && state.occupants().find(nick).isEmpty();
        return isFull && !state.affiliationOf(session).isAtLeast(Affiliation.ADMIN)
                ? error(Condition.SERVICE_UNAVAILABLE, "The room is full.")
                : Optional.empty();
    }

    private static Optional<StanzaError> error(Condition condition, String text) {
        return Optional.of(StanzaError.of(condition, text));
    }

    /**
     * The first who enters makes the room, and owns it. Who speaks the protocol may set it up before anybody else comes in;
     * for anybody else it is open at once (XEP-0045 §10.1).
     */
    private static RoomOutcome create(RoomState state, Presence presence, RoomFacts facts) {
        var owner = Belonging.of(presence.from().orElseThrow().bare(), Affiliation.OWNER);
        var speaksMuc = presence.payload().has("x", MucNames.MUC);
        var made =
                state.madeAt(speaksMuc ? Stage.LOCKED : Stage.OPEN, facts.now()).with(owner);
        return RoomOutcome.of(
                        made,
                        new RoomAct.Save(new RoomChange.Created(made.config(), facts.now())),
                        new RoomAct.Save(new RoomChange.Belongs(owner)))
                .then(created -> seat(created, presence, facts, Status.CREATED));
    }

    private static RoomOutcome seat(RoomState state, Presence presence, RoomFacts facts, Status... more) {
        var nick = presence.to().orElseThrow().resource();
        var session = presence.from().orElseThrow();
        var before = state.occupants().find(nick);
        var occupant = before.map(known -> known.with(seat(presence)))
                .orElseGet(
                        () -> Occupant.of(nick, state.config().roleOf(state.affiliationOf(session)), seat(presence)));
        var after = state.with(state.occupants().with(occupant));
        var record = new RoomAct.PutOnRecord(
                facts.entryIds().get(), RoomAct.Kind.ENTERED, session, bare(after, occupant, facts.occupantIds()));
        var told = before.isPresent() ? List.<RoomAct>of() : announce(after, occupant, facts);
        return RoomOutcome.of(after, record).and(told).then(seated -> welcome(seated, presence, facts, List.of(more)));
    }

    private static List<RoomAct> announce(RoomState after, Occupant occupant, RoomFacts facts) {
        var presence = OccupantPresence.of(after, occupant);
        return Audience.spread(
                presence,
                facts.occupantIds(),
                reader -> !reader.nick().equals(occupant.nick()) && Audience.sees(after, reader, occupant));
    }

    /** The presence as the record has it: with the real address. */
    static Presence bare(RoomState state, Occupant occupant, OccupantIds ids) {
        return OccupantPresence.of(state, occupant).written(new OccupantPresence.FactsOfReader(true, false), ids);
    }

    private static Seat seat(Presence presence) {
        return new Seat(presence.from().orElseThrow(), shown(presence));
    }

    /** What others see of a presence: not what was for the room alone, nor what only the room may say. */
    static Payload shown(Presence presence) {
        return presence.payload()
                .without(element -> element.name().namespace().equals(MucNames.MUC)
                        || element.name().namespace().equals(MucNames.USER)
                        || element.name().namespace().equals(MucNames.OCCUPANT_ID)
                        || element.name().namespace().equals(HatForms.NAMESPACE));
    }

    /** In this order: who is inside, itself, what was said, what it is about (XEP-0045 §7.1). */
    private static RoomOutcome welcome(RoomState state, Presence presence, RoomFacts facts, List<Status> more) {
        var session = presence.from().orElseThrow();
        var self = state.occupants().of(session).orElseThrow();
        var acts = new ArrayList<RoomAct>();
        if (RoomAvatar.isThere(state)) {
            acts.add(new RoomAct.Spread(RoomAvatar.presence(state), List.of(session)));
        }
        acts.addAll(Audience.others(state, self, session, facts.occupantIds()));
        var own = OccupantPresence.of(state, self).with(more.toArray(Status[]::new));
        acts.add(Audience.toSelf(warned(state, own), facts.occupantIds(), List.of(session)));
        HistoryRequest.of(presence, facts.now()).choose(state).forEach(said -> acts.add(past(state, session, said)));
        acts.add(new RoomAct.Spread(Subjects.current(state, facts), List.of(session)));
        return RoomOutcome.of(state, acts.toArray(RoomAct[]::new));
    }

    /** Who comes in is told who will know of it (XEP-0045 §7.2.3, §7.2.12). */
    private static OccupantPresence warned(RoomState state, OccupantPresence own) {
        var known = state.config().isAnonymous() ? own : own.with(Status.NOT_ANONYMOUS);
        return state.config().is(RoomField.ENABLE_LOGGING) ? known.with(Status.LOGGED) : known;
    }

    private static RoomAct past(RoomState state, Jid session, History.Said said) {
        return new RoomAct.Spread(Delay.stamp(said.message(), state.room(), said.at()), List.of(session));
    }
}
