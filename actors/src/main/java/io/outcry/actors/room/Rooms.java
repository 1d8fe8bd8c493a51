package io.outcry.actors.room;

import io.outcry.core.address.Jid;

/** The way to every room's actor, wherever it lives; the actor is started where it is not running. Tells, never asks. */
@FunctionalInterface
public interface Rooms {

    void tell(Jid room, RoomMessage message);
}
