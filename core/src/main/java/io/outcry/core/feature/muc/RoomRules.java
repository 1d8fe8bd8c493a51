package io.outcry.core.feature.muc;

import io.outcry.core.feature.SelfDescription;
import io.outcry.core.room.Occupant;
import io.outcry.core.room.RoomOutcome;
import io.outcry.core.room.RoomState;
import io.outcry.core.room.RoomState.Stage;
import io.outcry.core.room.StoredAddresses;
import io.outcry.core.stanza.Iq;
import io.outcry.core.stanza.Message;
import io.outcry.core.stanza.Namespaces;
import io.outcry.core.stanza.Presence;
import io.outcry.core.stanza.Stanza;
import io.outcry.core.stanza.StanzaError;
import io.outcry.core.stanza.StanzaError.Condition;
import java.util.Optional;
import java.util.Set;

/** What a room does with a stanza that reaches it or one of its occupants' addresses: the one way in (XEP-0045). */
public final class RoomRules {

    private static final Set<String> GONE = Set.of(
            "gone",
            "item-not-found",
            "jid-malformed",
            "recipient-unavailable",
            "redirect",
            "remote-server-not-found",
            "remote-server-timeout",
            "service-unavailable");

    private RoomRules() {}

    /**
     * What comes of one stanza.
     *
     * @param stanza with both addresses, of which the sender's is full, or bare where its server answers for it
     */
    public static RoomOutcome decide(RoomState state, Stanza stanza, RoomFacts facts) {
        var sender = stanza.from().orElseThrow();
        if (!StoredAddresses.takes(sender)) {
            var isAnswer = stanza instanceof Iq iq && !iq.isRequest();
            return isAnswer ? RoomOutcome.nothing(state) : RoomOutcome.refuse(state, stanza, StoredAddresses.TOO_LONG);
        }
        var occupant = state.occupants().of(sender);
        return switch (stanza) {
            case Presence presence -> presence(state, occupant, presence, facts);
            case Message message -> message(state, occupant, message, facts);
            case Iq iq -> iq(state, occupant, iq, facts);
        };
    }

    private static RoomOutcome presence(
            RoomState state, Optional<Occupant> occupant, Presence presence, RoomFacts facts) {
        return switch (presence.type()) {
            case AVAILABLE -> available(state, occupant, presence, facts);
            case UNAVAILABLE ->
                occupant.map(known ->
                                Leaving.leave(state, known, presence.from().orElseThrow(), facts))
                        .orElseGet(() -> RoomOutcome.nothing(state));
            case ERROR -> gone(state, occupant, presence, facts);
            case SUBSCRIBE, SUBSCRIBED, UNSUBSCRIBE, UNSUBSCRIBED, PROBE -> RoomOutcome.nothing(state);
        };
    }

    private static RoomOutcome available(
            RoomState state, Optional<Occupant> occupant, Presence presence, RoomFacts facts) {
        var nick = presence.to().orElseThrow().resource();
        if (nick.isEmpty()) {
            return refuse(state, presence, Condition.JID_MALFORMED, "A nickname belongs behind the room's address.");
        }
        if (occupant.isEmpty()) {
            return Entering.enter(state, presence, facts);
        }
        var known = occupant.get();
        if (!known.nick().equals(nick)) {
            return Pacing.toAll(
                    state, known, presence, facts, after -> Nicknames.change(after, known, presence, facts));
        }
        return presence.payload().has("x", MucNames.MUC)
                ? Pacing.joining(state, presence, facts, after -> Entering.enterAgain(after, known, presence, facts))
                : Pacing.toAll(
                        state, known, presence, facts, after -> Nicknames.announce(after, known, presence, facts));
    }

    private static RoomOutcome message(RoomState state, Optional<Occupant> occupant, Message message, RoomFacts facts) {
        if (message.isError()) {
            return gone(state, occupant, message, facts);
        }
        if (!Invitations.in(message, "decline").isEmpty() && state.stage() != Stage.ABSENT) {
            return Invitations.decline(state, message);
        }
        if (RegistrationApproval.isOne(message) && state.stage() != Stage.ABSENT) {
            return RegistrationApproval.answer(state, message, facts);
        }
        if (occupant.isEmpty()) {
            return state.stage() == Stage.ABSENT
                    ? refuse(state, message, Condition.ITEM_NOT_FOUND, "There is no such room.")
                    : refuse(state, message, Condition.NOT_ACCEPTABLE, "You are not inside this room.");
        }
        var known = occupant.get();
        if (message.to().orElseThrow().isFull()) {
            return Pacing.toOne(
                    state, known, message, facts, after -> PrivateMessages.send(after, known, message, facts));
        }
        return message.type() == Message.Type.GROUPCHAT
                ? Pacing.toAll(state, known, message, facts, after -> toAll(after, known, message, facts))
                : Pacing.toOne(state, known, message, facts, after -> toRoom(after, known, message, facts));
    }

    private static RoomOutcome toAll(RoomState state, Occupant occupant, Message message, RoomFacts facts) {
        return Subjects.isSubject(message)
                ? Subjects.set(state, occupant, message, facts)
                : Talking.say(state, occupant, message, facts);
    }

    private static RoomOutcome toRoom(RoomState state, Occupant occupant, Message message, RoomFacts facts) {
        if (!Invitations.in(message, "invite").isEmpty()) {
            return Invitations.invite(state, occupant, message, facts);
        }
        return VoiceRequests.isOne(message)
                ? VoiceRequests.answer(state, occupant, message, facts)
                : refuse(state, message, Condition.BAD_REQUEST, "What is for everybody is of the type groupchat.");
    }

    /** What the room sent came back, with a reason that means: that session is not there any more (XEP-0045 §18.2). */
    private static RoomOutcome gone(RoomState state, Optional<Occupant> occupant, Stanza error, RoomFacts facts) {
        var isGone = error instanceof Presence
                || error.payload()
                        .find("error", Namespaces.CLIENT)
                        .filter(reason -> reason.children().stream()
                                .anyMatch(child -> child.name().namespace().equals(Namespaces.STANZA_ERRORS)
                                        && GONE.contains(child.name().local())))
                        .isPresent();
        return occupant.filter(_ -> isGone)
                .map(known -> Leaving.leave(state, known, error.from().orElseThrow(), facts, Status.GONE))
                .orElseGet(() -> RoomOutcome.nothing(state));
    }

    private static RoomOutcome iq(RoomState state, Optional<Occupant> occupant, Iq iq, RoomFacts facts) {
        if (!iq.isRequest()) {
            return OccupantRequests.answer(state, iq, facts);
        }
        if (state.stage() == Stage.ABSENT) {
            return refuse(state, iq, Condition.ITEM_NOT_FOUND, "There is no such room.");
        }
        if (iq.to().orElseThrow().isFull()) {
            return OccupantRequests.ask(state, occupant, iq, facts);
        }
        var payload = iq.payload();
        if (payload.has("query", MucNames.ADMIN)) {
            return AdminRequests.answer(state, iq, facts);
        }
        if (payload.has("query", MucNames.OWNER)) {
            return OwnerRequests.answer(state, iq, facts);
        }
        if (payload.has("vCard", MucNames.VCARD)) {
            return RoomAvatar.answer(state, iq, facts);
        }
        if (payload.has("command", HatCommands.NAMESPACE)) {
            return HatCommands.answer(state, iq, facts);
        }
        if (payload.has("query", MucNames.IQ_REGISTER)) {
            return Registration.answer(state, iq, facts);
        }
        if (RoomArchive.isAsked(iq)) {
            return RoomArchive.answer(state, iq, facts);
        }
        if (Moderation.isOne(iq)) {
            return Moderation.moderate(state, occupant, iq, facts);
        }
        if (iq.type() == Iq.Type.GET && payload.has("query", SelfDescription.NAMESPACE)) {
            return RoomDisco.info(state, iq);
        }
        return iq.type() == Iq.Type.GET && payload.has("query", SelfDescription.ITEMS_NAMESPACE)
                ? RoomDisco.items(state, iq)
                : refuse(state, iq, Condition.SERVICE_UNAVAILABLE, "");
    }

    private static RoomOutcome refuse(RoomState state, Stanza stanza, Condition condition, String text) {
        return RoomOutcome.refuse(state, stanza, StanzaError.of(condition, text));
    }
}
