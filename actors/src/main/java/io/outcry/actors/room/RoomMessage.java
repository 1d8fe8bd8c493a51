package io.outcry.actors.room;

/** What the actor of a room understands. */
public interface RoomMessage {}
