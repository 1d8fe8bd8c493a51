package io.outcry.core.routing;

import io.outcry.core.address.Jid;
import io.outcry.core.stanza.Message;
import java.util.Optional;
import java.util.Set;

/**
 * Says where a stanza goes, from its addresses alone. A domain that is not ours is a peer.
 *
 * @param localDomains the domains whose accounts live here
 * @param roomServices the domains whose rooms live here; none of them has accounts
 */
public record RoutingTable(Set<String> localDomains, Set<String> roomServices) {

    public RoutingTable {
        localDomains = Set.copyOf(localDomains);
        roomServices = Set.copyOf(roomServices);
    }

    public Route routeTo(Jid from, Jid to) {
        var isAlone = to.local().isEmpty();
        if (roomServices.contains(to.domain())) {
            return isAlone ? new Route.ToRoomService(to.domain()) : new Route.ToRoom(to.bare());
        }
        if (localDomains.contains(to.domain())) {
            return isAlone ? new Route.ToServer(to.domain()) : new Route.ToUser(to.bare());
        }
        return new Route.ToPeer(from.domain(), to.domain());
    }

    /** Whether this is the address of a room, or of an occupant. */
    public boolean isRoom(Jid address) {
        return roomServices.contains(address.domain()) && !address.local().isEmpty();
    }

    /** Whether this is said in one of our rooms, or by one: the room keeps its record. */
    public boolean isOfOurRooms(Message message) {
        return message.type() == Message.Type.GROUPCHAT && (isOfOurRooms(message.from()) || isOfOurRooms(message.to()));
    }

    private boolean isOfOurRooms(Optional<Jid> address) {
        return address.map(Jid::domain).filter(roomServices::contains).isPresent();
    }
}
