package io.outcry.core.room;

import io.outcry.core.address.Jid;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Somebody inside a room (XEP-0045 §4).
 *
 * @param person the bare address, which the nickname stands for
 * @param seats the sessions of that person here, oldest first; never empty
 */
public record Occupant(String nick, Jid person, Role role, List<Seat> seats) {

    public Occupant {
        seats = List.copyOf(seats);
    }

    public static Occupant of(String nick, Role role, Seat seat) {
        return new Occupant(nick, seat.session().bare(), role, List.of(seat));
    }

    /** The seat whose presence the others see: the one that said something last. */
    public Seat shown() {
        return seats.getLast();
    }

    public boolean has(Jid session) {
        return seats.stream().anyMatch(seat -> seat.session().equals(session));
    }

    public List<Jid> sessions() {
        return seats.stream().map(Seat::session).toList();
    }

    /** With this seat as the newest. */
    public Occupant with(Seat seat) {
        var others = seats.stream().filter(other -> !other.session().equals(seat.session()));
        return new Occupant(
                nick, person, role, Stream.concat(others, Stream.of(seat)).toList());
    }

    /** Without this session; empty where it was the last one. */
    public Optional<Occupant> without(Jid session) {
        var others =
                seats.stream().filter(seat -> !seat.session().equals(session)).toList();
        return others.isEmpty() ? Optional.empty() : Optional.of(new Occupant(nick, person, role, others));
    }

    /** Whether nothing but what it says of its availability differs. */
    public boolean isInsideAs(Occupant other) {
        return nick.equals(other.nick)
                && role == other.role
                && Set.copyOf(sessions()).equals(Set.copyOf(other.sessions()));
    }

    public Occupant with(Role other) {
        return new Occupant(nick, person, other, seats);
    }

    public Occupant named(String other) {
        return new Occupant(other, person, role, seats);
    }
}
