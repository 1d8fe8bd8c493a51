package io.outcry.core.feature.muc;

import io.outcry.core.address.Jid;
import io.outcry.core.feature.muc.OccupantPresence.News;
import io.outcry.core.room.Affiliation;
import io.outcry.core.room.Occupant;
import io.outcry.core.room.RoomAct;
import io.outcry.core.room.RoomChange;
import io.outcry.core.room.RoomField;
import io.outcry.core.room.RoomOutcome;
import io.outcry.core.room.RoomState;
import io.outcry.core.stanza.Presence;
import java.util.ArrayList;
import java.util.List;

/** Who goes, or is sent away (XEP-0045 §7.14, §8.2, §9.1). */
final class Leaving {

    private Leaving() {}

    /** One of the occupant's sessions leaves; the occupant itself with the last one. */
    static RoomOutcome leave(RoomState state, Occupant occupant, Jid session, RoomFacts facts, Status... why) {
        var rest = occupant.without(session);
        if (rest.isPresent()) {
            var after = state.with(state.occupants().with(rest.get()));
            return RoomOutcome.of(after, left(after, occupant, session, facts))
                    .and(Audience.toSelf(gone(after, occupant, why), facts.occupantIds(), List.of(session)))
                    .and(Audience.all(OccupantPresence.of(after, rest.get()), facts.occupantIds()));
        }
        return remove(state, occupant, state.affiliationOf(session), News.NONE, facts, why);
    }

    /**
     * The occupant is not inside any more, with all its sessions; the others hear of it. A room that is not to stay goes
     * with the last one.
     *
     * @param affiliation of the occupant by now
     */
    static RoomOutcome remove(
            RoomState state, Occupant occupant, Affiliation affiliation, News news, RoomFacts facts, Status... why) {
        var after = state.with(state.occupants().without(occupant.nick()));
        var farewell = gone(after, occupant, why).with(affiliation).with(news);
        var acts = new ArrayList<RoomAct>();
        acts.add(new RoomAct.PutOnRecord(
                facts.entryIds().get(),
                RoomAct.Kind.LEFT,
                occupant.shown().session(),
                farewell.written(new OccupantPresence.FactsOfReader(true, false), facts.occupantIds())));
        acts.addAll(Audience.spread(farewell, facts.occupantIds(), reader -> Audience.sees(after, reader, occupant)));
        acts.add(Audience.toSelf(farewell, facts.occupantIds(), occupant.sessions()));
        return RoomOutcome.nothing(after).and(List.copyOf(acts)).then(Leaving::endIfEmpty);
    }

    private static OccupantPresence gone(RoomState after, Occupant occupant, Status... why) {
        return OccupantPresence.of(after, occupant)
                .as(Presence.Type.UNAVAILABLE)
                .with(why);
    }

    private static RoomAct left(RoomState after, Occupant occupant, Jid session, RoomFacts facts) {
        var presence =
                gone(after, occupant).written(new OccupantPresence.FactsOfReader(true, false), facts.occupantIds());
        return new RoomAct.PutOnRecord(facts.entryIds().get(), RoomAct.Kind.LEFT, session, presence);
    }

    private static RoomOutcome endIfEmpty(RoomState state) {
        var isOver = state.occupants().isEmpty() && !state.config().is(RoomField.PERSISTENT);
        return isOver
                ? RoomOutcome.of(RoomState.absent(state.room()), new RoomAct.Save(new RoomChange.Destroyed()))
                : RoomOutcome.nothing(state);
    }
}
