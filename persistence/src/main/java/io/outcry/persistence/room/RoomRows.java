package io.outcry.persistence.room;

import io.outcry.core.room.RoomConfig;
import io.outcry.core.room.RoomField;
import io.outcry.persistence.sql.Columns;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;

/** How what a room is stands in columns, and back. */
final class RoomRows {

    private RoomRows() {}

    /**
     * One value of a field.
     *
     * @param place 0 and the empty text where the field has no value at all
     */
    record Setting(RoomField field, int place, String text) {

        static Setting read(Readable row) {
            return new Setting(
                    RoomField.valueOf(Columns.text(row, "field")),
                    Columns.smallNumber(row, "place"),
                    Columns.text(row, "setting"));
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

    static RoomConfig config(List<Setting> settings) {
        var values = new EnumMap<RoomField, List<String>>(RoomField.class);
        for (var setting : settings) {
            var known = values.computeIfAbsent(setting.field(), _ -> new ArrayList<>());
            if (setting.place() > 0) {
                known.add(setting.text());
            }
        }
        return RoomConfig.USUAL.with(values);
    }

    static long micros(Instant time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }

    static Instant time(Readable row, String column) {
        return Instant.EPOCH.plus(Columns.number(row, column), ChronoUnit.MICROS);
    }
}
