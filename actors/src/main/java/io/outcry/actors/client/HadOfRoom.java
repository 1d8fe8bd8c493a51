package io.outcry.actors.client;

import io.outcry.core.address.Jid;

/**
 * How much of what a room said a session was given.
 *
 * @param seq of the last message, in the room's ledger
 */
public record HadOfRoom(Jid room, long seq) {}
