package io.outcry.actors.room;

import io.outcry.core.Positive;
import io.outcry.core.room.RoomLimits;
import java.time.Duration;
import java.util.List;

/**
 * Which domains have rooms, and how much one room may hold.
 *
 * @param services the domains whose local parts are rooms; none of them has accounts
 * @param maxWaiting most stanzas that wait for one room; one more is refused
 * @param maxTurn most stanzas that are decided, and made durable, together
 * @param maxListed most rooms that one answer lists
 * @param passivateAfter how long a room stays in memory where nothing happens
 */
public record RoomsConfig(
        List<String> services, RoomLimits limits, int maxWaiting, int maxTurn, int maxListed, Duration passivateAfter) {

    public RoomsConfig {
        services = List.copyOf(services);
        Positive.require("max-waiting", maxWaiting);
        Positive.require("max-turn", maxTurn);
        Positive.require("max-listed", maxListed);
        Positive.require("passivate-after", passivateAfter);
    }

    /** With rooms at {@code rooms.} in front of each of these domains, where no service is named. */
    public RoomsConfig beside(List<String> domains) {
        return services.isEmpty()
                ? new RoomsConfig(
                        domains.stream().map(domain -> "rooms." + domain).toList(),
                        limits,
                        maxWaiting,
                        maxTurn,
                        maxListed,
                        passivateAfter)
                : this;
    }
}
