package io.outcry.persistence.room;

import io.outcry.core.room.Occupant;
import io.outcry.core.room.Occupants;
import io.outcry.core.room.Role;
import io.outcry.core.room.RoomConfig;
import io.outcry.core.room.RoomField;
import io.outcry.core.room.Seat;
import io.outcry.core.stanza.StanzaText;
import io.outcry.persistence.sql.Columns;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/** How what a room is stands in columns, and back. */
final class RoomRows {

    private RoomRows() {}

    /**
     * One value of a field.
     *
     * @param field its name; a later version may have written one that this version does not know
     * @param place 0 and the empty text where the field has no value at all
     */
    record Setting(String field, int place, String text) {

        static Setting read(Readable row) {
            return new Setting(
                    Columns.text(row, "field"), Columns.smallNumber(row, "place"), Columns.text(row, "setting"));
        }
    }

    /** In the order of the fields; a field whose values are none is one row, in front of the first place. */
    static List<Object[]> settings(String room, RoomConfig config) {
        var rows = new ArrayList<Object[]>();
        config.settings().forEach((field, values) -> {
            if (values.isEmpty()) {
                rows.add(new Object[] {room, field.name(), 0, ""});
            }
            for (var place = 0; place < values.size(); place++) {
                rows.add(new Object[] {room, field.name(), place + 1, values.get(place)});
            }
        });
        return rows;
    }

    /** What a later version says and this one does not understand is as usual. */
    static RoomConfig config(List<Setting> settings) {
        var stored = new HashMap<String, List<String>>();
        for (var setting : settings) {
            var known = stored.computeIfAbsent(setting.field(), _ -> new ArrayList<>());
            if (setting.place() > 0) {
                known.add(setting.text());
            }
        }
        var values = new EnumMap<RoomField, List<String>>(RoomField.class);
        for (var field : RoomField.values()) {
            Optional.ofNullable(stored.get(field.name()))
                    .flatMap(field::read)
                    .ifPresent(read -> values.put(field, read));
        }
        return RoomConfig.USUAL.with(values);
    }

    static List<Object[]> seats(String room, Occupant occupant, StanzaText text) {
        return occupant.seats().stream()
                .map(seat -> new Object[] {
                    room,
                    seat.session().toString(),
                    occupant.nick(),
                    occupant.role().wireName(),
                    text.writePayload(seat.presence())
                })
                .toList();
    }

    /** One session that is inside, as an occupant by itself. */
    static Occupant seat(Readable row, StanzaText text) {
        return Occupant.of(
                Columns.text(row, "nick"),
                Role.ofWire(Columns.text(row, "role"))
                        .orElseThrow(() -> new IllegalStateException("a role that this version does not know")),
                new Seat(Columns.address(row, "session"), text.readPayload(Columns.text(row, "presence"))));
    }

    /** Sessions of one nickname together. */
    static Occupants occupants(List<Occupant> seats) {
        var occupants = Occupants.NOBODY;
        for (var seat : seats) {
            var known = occupants.find(seat.nick());
            occupants = occupants.with(
                    known.map(before -> before.with(seat.shown())).orElse(seat));
        }
        return occupants;
    }

    static long micros(Instant time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }

    static Instant time(Readable row, String column) {
        return Instant.EPOCH.plus(Columns.number(row, column), ChronoUnit.MICROS);
    }
}
