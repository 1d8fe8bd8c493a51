package io.outcry.core.feature.muc;

import io.outcry.core.address.Jid;
import io.outcry.core.feature.muc.OccupantPresence.FactsOfReader;
import io.outcry.core.feature.muc.OccupantPresence.News;
import io.outcry.core.room.Affiliation;
import io.outcry.core.room.Occupant;
import io.outcry.core.room.RoomAct;
import io.outcry.core.room.RoomField;
import io.outcry.core.room.RoomOutcome;
import io.outcry.core.room.RoomState;
import io.outcry.core.stanza.Element;
import io.outcry.core.stanza.Header;
import io.outcry.core.stanza.Message;
import io.outcry.core.stanza.Payload;
import io.outcry.core.stanza.Presence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What follows for those inside when a room is set up anew (XEP-0045 §10.2.1). */
final class Reconfigured {

    private Reconfigured() {}

    static RoomOutcome follow(RoomState before, RoomState after, Jid by, RoomFacts facts) {
        var outcome = tell(before, after, by, facts);
        if (after.config().is(RoomField.MEMBERS_ONLY)) {
            for (var occupant : strangers(after)) {
                outcome = outcome.then(state ->
                        Leaving.remove(state, occupant, Affiliation.NONE, News.NONE, facts, Status.MEMBERS_ONLY_NOW));
            }
        }
        return outcome.then(state -> RoomOutcome.nothing(state).and(sight(before, state, facts)));
    }

    private static List<Occupant> strangers(RoomState state) {
        return state.occupants().all().stream()
                .filter(occupant -> !state.affiliationOf(occupant.person()).isAtLeast(Affiliation.MEMBER))
                .toList();
    }

    private static RoomOutcome tell(RoomState before, RoomState after, Jid by, RoomFacts facts) {
        var more = new ArrayList<Status>();
        if (before.config().isAnonymous() != after.config().isAnonymous()) {
            more.add(after.config().isAnonymous() ? Status.NOW_ANONYMOUS : Status.NOW_NOT_ANONYMOUS);
        }
        if (before.config().is(RoomField.ENABLE_LOGGING) != after.config().is(RoomField.ENABLE_LOGGING)) {
            more.add(after.config().is(RoomField.ENABLE_LOGGING) ? Status.LOGGED : Status.NOT_LOGGED);
        }
        return notice(after, by, facts, more);
    }

    /** Tells everybody inside that something about the room is another by now. */
    static RoomOutcome notice(RoomState after, Jid by, RoomFacts facts, List<Status> more) {
        var user = Element.named("x", MucNames.USER).child(Status.CONFIGURED.element());
        more.forEach(status -> user.child(status.element()));
        var header = new Header(Optional.empty(), Optional.of(after.room()), "", "");
        var message = new Message(header, Message.Type.GROUPCHAT, Payload.of(user.build()));
        return RoomOutcome.of(
                after,
                new RoomAct.PutOnRecord(facts.entryIds().get(), RoomAct.Kind.CHANGED, by, message),
                Talking.toAll(after, message));
    }

    /** Whose presence is broadcast may be another by now: each hears of whom it sees by now, and of whom not any more. */
    private static List<RoomAct> sight(RoomState before, RoomState after, RoomFacts facts) {
        var acts = new ArrayList<RoomAct>();
        var isSame = before.config()
                .values(RoomField.BROADCAST)
                .equals(after.config().values(RoomField.BROADCAST));
        if (isSame) {
            return acts;
        }
        for (var reader : after.occupants().all()) {
            var may = new FactsOfReader(Audience.seesAddresses(after, reader), false);
            for (var other : after.occupants().all()) {
                var did = Audience.sees(before, reader, other);
                var does = Audience.sees(after, reader, other);
                if (did != does) {
                    var type = does ? Presence.Type.AVAILABLE : Presence.Type.UNAVAILABLE;
                    acts.add(new RoomAct.Spread(
                            OccupantPresence.of(after, other).as(type).written(may, facts.occupantIds()),
                            reader.sessions()));
                }
            }
        }
        return acts;
    }
}
