package io.outcry.core.room;

import java.time.Instant;

/** What a room's store is to make durable. */
public sealed interface RoomChange {

    /** There is such a room from now on. */
    record Created(RoomConfig config, Instant at) implements RoomChange {}

    record Configured(RoomConfig config) implements RoomChange {}

    record Belongs(Belonging belonging) implements RoomChange {}

    record SubjectSet(Subject subject) implements RoomChange {}

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
