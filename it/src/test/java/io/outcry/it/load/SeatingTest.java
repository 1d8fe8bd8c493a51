package io.outcry.it.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeatingTest {

    @ParameterizedTest
    @CsvSource({"2, 5, 1", "3, 4, 2", "7, 3, 5", "4, 4, 4", "1, 1, 1"})
    void givesNobodyTwoSeatsInARoomNorSeatsInMoreRoomsThanItMay(int rooms, int occupants, int roomsPerAccount) {
        var size = new MucPlan.Size(rooms, occupants, roomsPerAccount);
        var seating = new Seating(1, "rooms.verona.example", rooms, occupants, size.accounts());
        var seats = new HashMap<Integer, Integer>();

        for (var room = 0; room < rooms; room++) {
            var inside = new HashSet<Integer>();
            for (var occupant = 0; occupant < occupants; occupant++) {
                var account = seating.account(room, occupant);
                assertThat(inside.add(account)).isTrue();
                assertThat(seating.occupant(room, account)).hasValue(occupant);
                seats.merge(account, 1, Integer::sum);
            }
        }

        assertThat(seats).hasSize(size.accounts());
        assertThat(seats.values()).allMatch(count -> count <= roomsPerAccount);
    }

    @Test
    void numbersTheFirstOfEachRoomFirst() {
        var seating = new Seating(1, "rooms.verona.example", 3, 2, 6);

        assertThat(seating.seat(2, 0)).isEqualTo(2);
        assertThat(seating.seat(0, 1)).isEqualTo(3);
        assertThat(seating.room(4)).isEqualTo(1);
        assertThat(seating.occupant(4)).isEqualTo(1);
    }

    @Test
    void knowsItsRoomsAndNoOthers() {
        var seating = new Seating(-2, "rooms.verona.example", 3, 2, 6);

        assertThat(seating.room(seating.address(2, 1))).hasValue(2);
        assertThat(seating.room(seating.address(2))).hasValue(2);
        assertThat(seating.room("load-fffffffe-3@rooms.verona.example")).isEmpty();
        assertThat(seating.room("load-00000001-2@rooms.verona.example")).isEmpty();
        assertThat(seating.room("balcony@rooms.verona.example")).isEmpty();
    }

    @Test
    void seatsStrangersNowhere() {
        var seating = new Seating(1, "rooms.verona.example", 2, 5, 10);

        assertThat(seating.occupant(0, 5)).isEmpty();
        assertThat(seating.occupant(1, 4)).isEmpty();
    }
}
