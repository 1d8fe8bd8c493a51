package io.outcry.core.room;

import io.outcry.core.address.Jid;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a room's store is to make durable. */
public sealed interface RoomChange {

    /** There is such a room from now on. */
    record Created(RoomConfig config, Instant at) implements RoomChange {}

    record Configured(RoomConfig config) implements RoomChange {}

    record Belongs(Belonging belonging) implements RoomChange {}

    record SubjectSet(Subject subject) implements RoomChange {}

    /** There is this hat from now on, in the place of one of the same URI. */
    record HatMade(Hat hat) implements RoomChange {}

    /** Nobody wears it any more, either. */
    record HatDestroyed(String uri) implements RoomChange {}

    /**
     * This person wears these hats and no others.
     *
     * @param uris of hats that there are
     */
    record HatsWorn(Jid person, List<String> uris) implements RoomChange {

        public HatsWorn {
            uris = List.copyOf(uris);
        }
    }

    /** Empty where the room has none any more. */
    record CardSet(Optional<RoomCard> card) implements RoomChange {}

    /**
     * The occupant is inside, with these sessions and no others. What they say of their availability is as it was when they
     * came.
     */
    record Inside(Occupant occupant) implements RoomChange {}

    /** Nobody is inside under this nickname. */
    record Outside(String nick) implements RoomChange {}

    /** Nothing of the room is left but its ledger. */
    record Destroyed() implements RoomChange {}
}
