package io.outcry.core.routing;

import io.outcry.core.address.Jid;

/** Where a stanza goes next. */
public sealed interface Route {

    /** The actor of an account; the address is bare. */
    record ToUser(Jid account) implements Route {}

    /** The actor of a room; the address is bare. */
    record ToRoom(Jid room) implements Route {}

    /** What keeps the rooms of a domain: tells of them all. */
    record ToRoomService(String domain) implements Route {}

    /** The server itself, as one of its domains. */
    record ToServer(String domain) implements Route {}

    /** Another domain, as seen from one of ours. */
    record ToPeer(String localDomain, String remoteDomain) implements Route {}
}
