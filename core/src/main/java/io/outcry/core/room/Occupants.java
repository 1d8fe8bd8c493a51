package io.outcry.core.room;

import io.outcry.core.address.Jid;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Who is inside a room, by nickname, in the order in which they came; and the nickname of each session. */
public record Occupants(Map<String, Occupant> byNick, Map<Jid, String> nicks) {

    public static final Occupants NOBODY = new Occupants(Map.of(), Map.of());

    public Occupants {
        byNick = Collections.unmodifiableMap(byNick);
        nicks = Collections.unmodifiableMap(nicks);
    }

    public Optional<Occupant> find(String nick) {
        return Optional.ofNullable(byNick.get(nick));
    }

    /** Who this session is here. */
    public Optional<Occupant> of(Jid session) {
        return Optional.ofNullable(nicks.get(session)).map(byNick::get);
    }

    /** All nicknames of one person. */
    public List<Occupant> ofPerson(Jid person) {
        return byNick.values().stream()
                .filter(occupant -> occupant.person().equals(person.bare()))
                .toList();
    }

    public Collection<Occupant> all() {
        return byNick.values();
    }

    public int size() {
        return byNick.size();
    }

    public boolean isEmpty() {
        return byNick.isEmpty();
    }

    /** The sessions of all such occupants. */
    public List<Jid> sessions(Predicate<Occupant> such) {
        return byNick.values().stream()
                .filter(such)
                .flatMap(occupant -> occupant.seats().stream())
                .map(Seat::session)
                .toList();
    }

    /** With the occupant in the place of who had that nickname before. */
    public Occupants with(Occupant occupant) {
        var occupants = new LinkedHashMap<>(byNick);
        var sessions = new HashMap<>(nicks);
        Optional.ofNullable(occupants.put(occupant.nick(), occupant))
                .ifPresent(before -> before.sessions().forEach(sessions::remove));
        occupant.sessions().forEach(session -> sessions.put(session, occupant.nick()));
        return new Occupants(occupants, sessions);
    }

    public Occupants without(String nick) {
        var occupants = new LinkedHashMap<>(byNick);
        var sessions = new HashMap<>(nicks);
        Optional.ofNullable(occupants.remove(nick))
                .ifPresent(gone -> gone.sessions().forEach(sessions::remove));
        return new Occupants(occupants, sessions);
    }
}
