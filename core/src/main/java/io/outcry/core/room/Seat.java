package io.outcry.core.room;

import io.outcry.core.address.Jid;
import io.outcry.core.stanza.Payload;

/**
 * One session that is inside a room; several may share a nickname.
 *
 * @param session its full address
 * @param presence what it says of its availability, as the others see it
 */
public record Seat(Jid session, Payload presence) {}
