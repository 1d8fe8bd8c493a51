package io.outcry.core.feature.muc;

import io.outcry.core.address.Jid;
import io.outcry.core.feature.SelfDescription;
import io.outcry.core.room.Occupant;
import io.outcry.core.room.RoomAct;
import io.outcry.core.room.RoomOutcome;
import io.outcry.core.room.RoomState;
import io.outcry.core.room.Seat;
import io.outcry.core.stanza.Header;
import io.outcry.core.stanza.Iq;
import io.outcry.core.stanza.StanzaError;
import io.outcry.core.stanza.StanzaError.Condition;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Requests from one occupant to another, and their answers, each of which learns the other's nickname alone (XEP-0045
 * §17.4). The room remembers none of them: the request goes on with an id that names its asker to the room and to nobody
 * else, and of which the room knows that it gave it for just this request.
 */
final class OccupantRequests {

    /** A longer id would grow with each room that it passes. */
    static final int MAX_ID_CHARS = 256;

    private static final int TAG_CHARS = 32;

    private OccupantRequests() {}

    static RoomOutcome ask(RoomState state, Optional<Occupant> asker, Iq request, RoomFacts facts) {
        if (asker.isEmpty()) {
            return refuse(state, request, toStranger(request), "You are not inside this room.");
        }
        var nick = request.to().orElseThrow().resource();
        var asked = state.occupants().find(nick);
        if (asked.isEmpty()) {
            return refuse(state, request, Condition.ITEM_NOT_FOUND, "Nobody inside has this nickname.");
        }
        if (SelfPing.isOne(asker.get(), request)) {
            return RoomOutcome.reply(state, request.result());
        }
        if (!state.config().mayAsk(asker.get().role())) {
            return refuse(state, request, Condition.FORBIDDEN, "You may not ask occupants of this room for anything.");
        }
        if (request.header().id().length() > MAX_ID_CHARS) {
            return refuse(
                    state,
                    request,
                    Condition.NOT_ACCEPTABLE,
                    "The id of a request that is passed on has at most " + MAX_ID_CHARS + " characters.");
        }
        var passedOn = new RoomAct.Send(passedOn(state, asker.get(), asked.get(), request, facts));
        return Pacing.toOne(state, asker.get(), request, facts, after -> RoomOutcome.of(after, passedOn));
    }

    /** Who only wants to discover is told otherwise than who asks whether it is inside (XEP-0045 §6.6, XEP-0410 §3.3). */
    private static Condition toStranger(Iq request) {
        var isDiscovery = request.payload().has("query", SelfDescription.NAMESPACE)
                || request.payload().has("query", SelfDescription.ITEMS_NAMESPACE);
        return isDiscovery ? Condition.BAD_REQUEST : Condition.NOT_ACCEPTABLE;
    }

    private static Iq passedOn(RoomState state, Occupant asker, Occupant asked, Iq request, RoomFacts facts) {
        var session = request.from().orElseThrow();
        var id = request.header().id();
        var header = new Header(
                Optional.of(receiver(asked, request)),
                Optional.of(state.address(asker.nick())),
                tag(state, session, asked.nick(), id, facts) + id,
                request.header().lang());
        return request.with(header);
    }

    /** Its server answers for a person where a session would only refuse (XEP-0054 §3.2). */
    private static Jid receiver(Occupant asked, Iq request) {
        return request.type() == Iq.Type.GET && request.payload().has("vCard", MucNames.VCARD)
                ? asked.person()
                : asked.shown().session();
    }

    private static String tag(RoomState state, Jid session, String nick, String id, RoomFacts facts) {
        return facts.occupantIds()
                .sign(String.join(" ", "request", state.room().toString(), session.toString(), nick, id))
                .substring(0, TAG_CHARS);
    }

    /** Nobody hears of an answer that nobody here asked for, or whose asker is not inside any more. */
    static RoomOutcome answer(RoomState state, Iq answer, RoomFacts facts) {
        return answeredBy(state, answer.from().orElseThrow())
                .flatMap(nick -> returned(state, nick, answer, facts).stream())
                .findFirst()
                .map(returned -> RoomOutcome.reply(state, returned))
                .orElseGet(() -> RoomOutcome.nothing(state));
    }

    private static Stream<String> answeredBy(RoomState state, Jid sender) {
        return sender.isFull()
                ? state.occupants().of(sender).map(Occupant::nick).stream()
                : state.occupants().ofPerson(sender).stream().map(Occupant::nick);
    }

    private static Optional<Iq> returned(RoomState state, String nick, Iq answer, RoomFacts facts) {
        var id = answer.header().id();
        if (id.length() < TAG_CHARS) {
            return Optional.empty();
        }
        var tag = id.substring(0, TAG_CHARS);
        var original = id.substring(TAG_CHARS);
        var askers = state.occupants()
                .find(answer.to().orElseThrow().resource())
                .map(Occupant::seats)
                .orElse(List.of());
        return askers.stream()
                .map(Seat::session)
                .filter(session -> tag(state, session, nick, original, facts).equals(tag))
                .findFirst()
                .map(session -> answer.with(new Header(
                        Optional.of(session),
                        Optional.of(state.address(nick)),
                        original,
                        answer.header().lang())));
    }

    private static RoomOutcome refuse(RoomState state, Iq request, Condition condition, String text) {
        return RoomOutcome.refuse(state, request, StanzaError.of(condition, text));
    }
}
