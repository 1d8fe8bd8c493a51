package io.outcry.core.room;

import java.util.Optional;

/** A room as its store knows it. */
public record StoredRoom(RoomConfig config, Belongings belongings, Optional<Subject> subject) {}
