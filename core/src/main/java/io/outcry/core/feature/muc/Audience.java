package io.outcry.core.feature.muc;

import io.outcry.core.address.Jid;
import io.outcry.core.feature.muc.OccupantPresence.FactsOfReader;
import io.outcry.core.room.Occupant;
import io.outcry.core.room.Role;
import io.outcry.core.room.RoomAct;
import io.outcry.core.room.RoomState;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Who inside a room sees what of whom. All that see the same share one stanza. */
final class Audience {

    private Audience() {}

    /** Whether this occupant sees that other one at all (XEP-0045 §7.2.2: a room may leave presence out). */
    static boolean sees(RoomState state, Occupant reader, Occupant other) {
        return reader.role() == Role.MODERATOR
                || reader.nick().equals(other.nick())
                || state.config().broadcasts(other.role());
    }

    /** Whether this occupant sees real addresses. */
    static boolean seesAddresses(RoomState state, Occupant reader) {
        return reader.role() == Role.MODERATOR || !state.config().isAnonymous();
    }

    /** To everybody who is to see it, and to the occupant itself. */
    static List<RoomAct> all(OccupantPresence presence, OccupantIds ids) {
        var about = presence.about();
        return spread(presence, ids, reader -> sees(presence.state(), reader, about));
    }

    /**
     * To such occupants, as each may see it.
     *
     * @param such of the occupants by now; who the presence is about hears it in any case where it is among them
     */
    static List<RoomAct> spread(OccupantPresence presence, OccupantIds ids, Predicate<Occupant> such) {
        var state = presence.state();
        var nick = presence.about().nick();
        var acts = new ArrayList<RoomAct>(3);
        var others = such.and(reader -> !reader.nick().equals(nick));
        add(acts, presence, ids, new FactsOfReader(true, false), others.and(reader -> seesAddresses(state, reader)));
        add(acts, presence, ids, new FactsOfReader(false, false), others.and(reader -> !seesAddresses(state, reader)));
        add(
                acts,
                presence,
                ids,
                new FactsOfReader(true, true),
                such.and(reader -> reader.nick().equals(nick)));
        return acts;
    }

    private static void add(
            List<RoomAct> acts,
            OccupantPresence presence,
            OccupantIds ids,
            FactsOfReader reader,
            Predicate<Occupant> such) {
        var sessions = presence.state().occupants().sessions(such);
        if (!sessions.isEmpty()) {
            acts.add(new RoomAct.Spread(presence.written(reader, ids), sessions));
        }
    }

    /** To sessions that are not inside any more, about themselves. */
    static RoomAct toSelf(OccupantPresence presence, OccupantIds ids, List<Jid> sessions) {
        return new RoomAct.Spread(presence.written(new FactsOfReader(true, true), ids), sessions);
    }

    /** Every occupant that this one sees, but itself, to one of its sessions. */
    static List<RoomAct> others(RoomState state, Occupant reader, Jid session, OccupantIds ids) {
        var facts = new FactsOfReader(seesAddresses(state, reader), false);
        return state.occupants().all().stream()
                .filter(other -> !other.nick().equals(reader.nick()) && sees(state, reader, other))
                .<RoomAct>map(other ->
                        new RoomAct.Spread(OccupantPresence.of(state, other).written(facts, ids), List.of(session)))
                .toList();
    }
}
