package io.outcry.actors.c2s;

import io.outcry.core.address.Jid;

/**
 * What does not change while a session lasts.
 *
 * @param session its full address
 * @param home its user
 * @param witnessing its witness on another node
 * @param fromRooms what came from each room
 * @param lang the stream's language, empty where the client named none
 */
record SessionFacts(Jid session, Home home, Witnessing witnessing, FromRooms fromRooms, String domain, String lang) {}
