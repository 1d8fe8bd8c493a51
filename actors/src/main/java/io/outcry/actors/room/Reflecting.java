package io.outcry.actors.room;

import io.outcry.core.policy.Passed;
import io.outcry.core.room.RoomPlace;

/** Hands what a room says on towards one session. */
@FunctionalInterface
public interface Reflecting {

    /** True where the session will confirm it by {@link Room.Had}; false where it is out of our hands. */
    boolean reflect(Passed message, RoomPlace place);
}
