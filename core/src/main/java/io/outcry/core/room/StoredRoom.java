package io.outcry.core.room;

import java.time.Instant;
import java.util.Optional;

/**
 * A room as its store knows it.
 *
 * @param since when it was made, to the microsecond; what its ledger has from before was another room of that name
 */
public record StoredRoom(
        Instant since, RoomConfig config, Belongings belongings, Optional<Subject> subject, Occupants occupants) {}
