package io.outcry.core.feature.muc;

import io.outcry.core.room.RoomLimits;
import java.time.Instant;
import java.util.function.Supplier;

/**
 * All that a decision may know beside the room and the stanza.
 *
 * @param entryIds new names for entries of the ledger, each greater than the one before
 */
public record RoomFacts(Instant now, RoomLimits limits, OccupantIds occupantIds, Supplier<String> entryIds) {}
