package io.outcry.core.room;

import java.time.Instant;

/** What a room's store is to make durable. */
public sealed interface RoomChange {

    /** There is such a room from now on. */
    record Created(RoomConfig config, Instant at) implements RoomChange {}

    record Configured(RoomConfig config) implements RoomChange {}

    record Belongs(Belonging belonging) implements RoomChange {}

    record SubjectSet(Subject subject) implements RoomChange {}

    /** Nothing of the room is left but its ledger. */
    record Destroyed() implements RoomChange {}
}
