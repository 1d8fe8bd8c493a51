package io.outcry.core.room;

/**
 * Where a message stands among those that a room sends to one session, by their numbers in the room's ledger.
 *
 * @param seq its own
 * @param previous that of the one before it, which the session has not confirmed yet; 0 where it has confirmed all before this
 */
public record RoomPlace(long seq, long previous) {}
