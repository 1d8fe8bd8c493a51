package io.outcry.it.load;

import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * Which account is where. Every room has as many seats as it is to have occupants; a room's seats are taken by accounts
 * that follow each other, the next room's by those behind them, and behind the last account comes the first one again.
 *
 * @param run a number that no other run has, so that rooms are new
 * @param service the domain of the rooms
 * @param accounts at least as many as a room has seats, so that nobody has two in one
 */
record Seating(int run, String service, int rooms, int occupants, int accounts) {

    private static final Pattern ROOM = Pattern.compile("load-([0-9a-f]{8})-(\\d{1,9})@.*");

    int seats() {
        return rooms * occupants;
    }

    /** Seats are numbered room by room in turn, so that the first ones are one of each room. */
    int seat(int room, int occupant) {
        return occupant * rooms + room;
    }

    int room(int seat) {
        return seat % rooms;
    }

    int occupant(int seat) {
        return seat / rooms;
    }

    String address(int room) {
        return String.format(Locale.ROOT, "load-%08x-%d@%s", run, room, service);
    }

    /** Where the occupant of a room gets and sends presence. */
    String address(int room, int occupant) {
        return address(room) + "/occupant-" + occupant;
    }

    /** Which room has this address, or an occupant of it; none where it is no room of this run. */
    OptionalInt room(String address) {
        var parts = ROOM.matcher(address);
        if (!parts.matches() || Integer.parseUnsignedInt(parts.group(1), 16) != run) {
            return OptionalInt.empty();
        }
        var room = Integer.parseInt(parts.group(2));
        return room < rooms ? OptionalInt.of(room) : OptionalInt.empty();
    }

    int account(int room, int occupant) {
        return (int) (((long) room * occupants + occupant) % accounts);
    }

    /** Which occupant of the room the account is, if it is one. */
    OptionalInt occupant(int room, int account) {
        var occupant = (int) Math.floorMod(account - (long) room * occupants, (long) accounts);
        return occupant < occupants ? OptionalInt.of(occupant) : OptionalInt.empty();
    }
}
