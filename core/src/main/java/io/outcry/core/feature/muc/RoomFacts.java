package io.outcry.core.feature.muc;

import io.outcry.core.archive.ArchiveLimits;
import io.outcry.core.room.RoomLimits;
import java.time.Instant;
import java.util.Set;
import java.util.function.Supplier;

/**
 * All that a decision may know beside the room and the stanza.
 *
 * @param archive what its answers hold
 * @param entryIds new names for entries of the ledger, each greater than the one before
 * @param onRecord ids of messages that were looked for, and found, in the room's ledger
 */
public record RoomFacts(
        Instant now,
        RoomLimits limits,
        ArchiveLimits archive,
        OccupantIds occupantIds,
        Supplier<String> entryIds,
        Set<String> onRecord) {

    public RoomFacts {
        onRecord = Set.copyOf(onRecord);
    }
}
