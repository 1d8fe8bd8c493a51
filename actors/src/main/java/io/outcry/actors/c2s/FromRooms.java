package io.outcry.actors.c2s;

import io.outcry.actors.c2s.ClientSession.Setup;
import io.outcry.actors.client.HadOfRoom;
import io.outcry.actors.client.ToClient;
import io.outcry.actors.room.Room;
import io.outcry.core.address.Jid;
import io.outcry.core.room.RoomPlace;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What came from each room: what comes again is not given twice, and what comes behind something that is missing waits until the
 * room tells it again in its order. Belongs to one session's actor.
 */
final class FromRooms {

    /** Rooms hear together what the session has, so often. */
    private static final Duration CONFIRM_AFTER = Duration.ofMillis(100);

    /** Most rooms of a session that are known; of those that said nothing for longest something may come twice. */
    private static final int ROOMS_MOST = 1_000;

    private final Setup setup;
    private final Jid session;
    private final LinkedHashMap<Jid, Long> had = new LinkedHashMap<>(4, 0.75f, true);
    private final Map<Jid, Long> toConfirm = new HashMap<>();

    /** @param before what the session was given before this actor */
    FromRooms(Setup setup, Jid session, List<HadOfRoom> before) {
        this.setup = setup;
        this.session = session;
        before.forEach(known -> had.put(known.room(), known.seq()));
    }

    List<HadOfRoom> had() {
        return had.entrySet().stream()
                .map(known -> new HadOfRoom(known.getKey(), known.getValue()))
                .toList();
    }

    /** Whether the client is to be given it now. */
    boolean take(ToClient.Deliver deliver) {
        return deliver.place()
                .map(place ->
                        take(deliver.stanza().stanza().from().orElseThrow().bare(), place))
                .orElse(true);
    }

    private boolean take(Jid room, RoomPlace place) {
        var last = had.getOrDefault(room, 0L);
        var isNew = place.seq() > last;
        if (isNew && place.previous() > last) {
            return false;
        }
        if (isNew) {
            had.put(room, place.seq());
            if (had.size() > ROOMS_MOST) {
                had.pollFirstEntry();
            }
        }
        toConfirm.put(room, Math.max(last, place.seq()));
        if (!setup.timers().isTimerActive(new ClientSession.ConfirmDue())) {
            setup.timers().startSingleTimer(new ClientSession.ConfirmDue(), CONFIRM_AFTER);
        }
        return isNew;
    }

    /** Tells the rooms what the session has. */
    void confirm() {
        toConfirm.forEach((room, seq) -> setup.services().rooms().tell(room, new Room.Had(session, seq)));
        toConfirm.clear();
    }
}
