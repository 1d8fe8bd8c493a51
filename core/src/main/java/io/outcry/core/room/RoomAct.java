package io.outcry.core.room;

import io.outcry.core.address.Jid;
import io.outcry.core.stanza.Stanza;
import java.util.List;

/**
 * What a room's actor carries out after a decision. All that a decision saves and records is durable before anything else of
 * it is done; that is done in the order of the list.
 */
public sealed interface RoomAct {

    /** Makes this durable in the room's store. */
    record Save(RoomChange change) implements RoomAct {}

    /**
     * Puts this on the room's record.
     *
     * @param id the entry's, by which a message is named
     * @param by the full address of who did it
     * @param stanza as the occupants see it, to nobody
     */
    record PutOnRecord(String id, Kind kind, Jid by, Stanza stanza) implements RoomAct {}

    /** What a record says. */
    enum Kind {
        /** A message, or a subject. */
        SAID,
        ENTERED,
        LEFT,
        /** A role, an affiliation, the configuration, or the room's end. */
        CHANGED
    }

    /** Sends towards the stanza's {@code to}. */
    record Send(Stanza stanza) implements RoomAct {}

    /** Sends the same to each of these sessions. */
    record Spread(Stanza stanza, List<Jid> sessions) implements RoomAct {

        public Spread {
            sessions = List.copyOf(sessions);
        }
    }
}
