package io.outcry.core.routing;

import io.outcry.core.address.Jid;
import io.outcry.core.stanza.Namespaces;
import io.outcry.core.stanza.Presence;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * One connected client of an account, as its presence tells (RFC 6121 §§2.2, 4).
 *
 * @param isInterested it asked for the roster and is told of each change
 * @param hasCarbons it is given copies of what the account's other clients send and get (XEP-0280)
 * @param hasBlockList it asked for the block list and is told of each change (XEP-0191)
 * @param presence its last available presence without an address; empty while it is not available
 * @param priority from -128 to 127; means nothing while it is not available
 * @param directed who got its presence directly and has to be told when it goes (RFC 6121 §4.6)
 */
public record Session(
        String resource,
        boolean isInterested,
        boolean hasCarbons,
        boolean hasBlockList,
        Optional<Presence> presence,
        int priority,
        Set<Jid> directed) {

    private static final Set<String> SHOWS = Set.of("away", "chat", "dnd", "xa");

    public Session {
        if (resource.isEmpty()) {
            throw new IllegalArgumentException("a session needs a resource");
        }
        directed = Set.copyOf(directed);
    }

    /** A client that has bound its resource and said nothing yet. */
    public static Session connected(String resource) {
        return new Session(resource, false, false, false, Optional.empty(), 0, Set.of());
    }

    public boolean isAvailable() {
        return presence.isPresent();
    }

    /** It takes messages that name no session (RFC 6121 §8.5.2.1.1). */
    public boolean takesMessages() {
        return isAvailable() && priority >= 0;
    }

    /** {@code unavailable}, {@code available}, or how it is available (RFC 6121 §4.7.2.1). */
    public String shown() {
        return presence.map(current -> current.payload()
                        .find("show", Namespaces.CLIENT)
                        .map(show -> show.text().strip())
                        .filter(SHOWS::contains)
                        .orElse("available"))
                .orElse("unavailable");
    }

    public Session interested() {
        return new Session(resource, true, hasCarbons, hasBlockList, presence, priority, directed);
    }

    public Session withCarbons(boolean wanted) {
        return new Session(resource, isInterested, wanted, hasBlockList, presence, priority, directed);
    }

    public Session withBlockList() {
        return new Session(resource, isInterested, hasCarbons, true, presence, priority, directed);
    }

    public Session available(Presence current, int currentPriority) {
        return new Session(
                resource, isInterested, hasCarbons, hasBlockList, Optional.of(current), currentPriority, directed);
    }

    /** Nobody has to be told of its going any more. */
    public Session unavailable() {
        return new Session(resource, isInterested, hasCarbons, hasBlockList, Optional.empty(), 0, Set.of());
    }

    public Session directedTo(Jid somebody) {
        var changed = new HashSet<>(directed);
        changed.add(somebody);
        return new Session(resource, isInterested, hasCarbons, hasBlockList, presence, priority, changed);
    }

    public Session notDirectedTo(Jid somebody) {
        if (!directed.contains(somebody)) {
            return this;
        }
        var changed = new HashSet<>(directed);
        changed.remove(somebody);
        return new Session(resource, isInterested, hasCarbons, hasBlockList, presence, priority, changed);
    }
}
