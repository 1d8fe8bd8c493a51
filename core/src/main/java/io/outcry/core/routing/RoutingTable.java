package io.outcry.core.routing;

import io.outcry.core.address.Jid;
import java.util.Set;

/**
 * Says where a stanza goes, from its addresses alone. A domain that is not ours is a peer.
 *
 * @param localDomains the domains whose accounts live here
 */
public record RoutingTable(Set<String> localDomains) {

    public RoutingTable {
        localDomains = Set.copyOf(localDomains);
    }

    public Route routeTo(Jid from, Jid to) {
        if (!isLocal(to.domain())) {
            return new Route.ToPeer(from.domain(), to.domain());
        }
        return to.local().isEmpty() ? new Route.ToServer(to.domain()) : new Route.ToUser(to.bare());
    }

    public boolean isLocal(String domain) {
        return localDomains.contains(domain);
    }
}
