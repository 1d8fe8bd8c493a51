package io.outcry.core.room;

import java.time.Instant;
import java.util.Optional;

/**
 * A room as its store knows it.
 *
 * @param since when it was made, to the microsecond; what its ledger has from before was another room of that name
 */
public record StoredRoom(
        Instant since,
        RoomConfig config,
        Belongings belongings,
        Optional<Subject> subject,
        Occupants occupants,
        Hats hats,
        Optional<RoomCard> card) {

    /** Nobody belongs to it or is inside, and nothing is told of it but this. */
    public static StoredRoom made(Instant since, RoomConfig config) {
        return new StoredRoom(
                since, config, Belongings.NONE, Optional.empty(), Occupants.NOBODY, Hats.NONE, Optional.empty());
    }

    public StoredRoom with(RoomConfig other) {
        return new StoredRoom(since, other, belongings, subject, occupants, hats, card);
    }

    public StoredRoom with(Belongings other) {
        return new StoredRoom(since, config, other, subject, occupants, hats, card);
    }

    public StoredRoom with(Subject other) {
        return new StoredRoom(since, config, belongings, Optional.of(other), occupants, hats, card);
    }

    public StoredRoom with(Occupants other) {
        return new StoredRoom(since, config, belongings, subject, other, hats, card);
    }

    public StoredRoom with(Hats other) {
        return new StoredRoom(since, config, belongings, subject, occupants, other, card);
    }

    public StoredRoom withCard(Optional<RoomCard> other) {
        return new StoredRoom(since, config, belongings, subject, occupants, hats, other);
    }
}
