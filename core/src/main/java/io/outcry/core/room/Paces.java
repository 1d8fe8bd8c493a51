package io.outcry.core.room;

import io.outcry.core.address.Jid;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * How much happened in a room of late, for {@link RoomRates}; nothing of it is kept beyond the room's actor.
 *
 * @param occupants when what each person sent would be over, by the bare address; only of those who sent something of late
 * @param spoke when each person spoke last in a room where people wait between messages (XEP-0500), likewise
 */
public record Paces(
        Map<Jid, Instant> occupants, Instant room, Instant joins, Instant registrations, Map<Jid, Instant> spoke) {

    public static final Paces NONE = new Paces(Map.of(), Instant.EPOCH, Instant.EPOCH, Instant.EPOCH, Map.of());

    public Paces {
        occupants = Map.copyOf(occupants);
        spoke = Map.copyOf(spoke);
    }

    public Instant of(Jid person) {
        return occupants.getOrDefault(person.bare(), Instant.EPOCH);
    }

    public Optional<Instant> spokeAt(Jid person) {
        return Optional.ofNullable(spoke.get(person.bare()));
    }

    /** This person sent something. */
    public Paces sent(Jid person, Rate rate, Instant now) {
        var changed = without(occupants, due -> !due.isAfter(now));
        changed.put(person.bare(), rate.after(of(person), now));
        return new Paces(changed, room, joins, registrations, spoke);
    }

    /** The room passed something on to everybody. */
    public Paces passedOn(Rate rate, Instant now) {
        return new Paces(occupants, rate.after(room, now), joins, registrations, spoke);
    }

    public Paces joined(Rate rate, Instant now) {
        return new Paces(occupants, room, rate.after(joins, now), registrations, spoke);
    }

    public Paces registered(Rate rate, Instant now) {
        return new Paces(occupants, room, joins, rate.after(registrations, now), spoke);
    }

    /**
     * This person spoke.
     *
     * @param pause after which nobody needs to know of it any more
     */
    public Paces spoke(Jid person, Duration pause, Instant now) {
        var changed = without(spoke, at -> !at.plus(pause).isAfter(now));
        changed.put(person.bare(), now);
        return new Paces(occupants, room, joins, registrations, changed);
    }

    private static Map<Jid, Instant> without(Map<Jid, Instant> times, Predicate<Instant> isOver) {
        var changed = new HashMap<>(times);
        changed.values().removeIf(isOver);
        return changed;
    }
}
