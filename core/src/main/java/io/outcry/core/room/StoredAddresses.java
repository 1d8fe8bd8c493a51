package io.outcry.core.room;

import io.outcry.core.address.Jid;
import io.outcry.core.stanza.StanzaError;
import io.outcry.core.stanza.StanzaError.Condition;

/** Addresses may be longer (RFC 7622 §3) than what the stores of rooms take. */
public final class StoredAddresses {

    private static final int LONGEST_CHARS = 511;
    private static final int LONGEST_ROOM_CHARS = 255;

    public static final StanzaError TOO_LONG = StanzaError.of(
            Condition.NOT_ACCEPTABLE,
            "Rooms know nobody whose address has more than " + LONGEST_CHARS + " characters.");

    public static final StanzaError ROOM_TOO_LONG = StanzaError.of(
            Condition.NOT_ACCEPTABLE, "A room's address has at most " + LONGEST_ROOM_CHARS + " characters.");

    private StoredAddresses() {}

    /** Whether this is kept of somebody, or of one of somebody's sessions. */
    public static boolean takes(Jid person) {
        return person.toString().length() <= LONGEST_CHARS;
    }

    public static boolean takesRoom(Jid room) {
        return room.toString().length() <= LONGEST_ROOM_CHARS;
    }
}
