package io.outcry.shards.wire;

import io.outcry.actors.client.HadOfRoom;
import io.outcry.actors.room.Room;
import io.outcry.core.room.RoomPlace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Messages to a room's actor. A tag, once used, keeps its meaning for ever. */
final class RoomForms {

    private RoomForms() {}

    static List<WireForm<?>> all() {
        return List.of(receive(), entrust(), had());
    }

    private static WireForm<Room.Receive> receive() {
        return new WireForm<>(
                "r.receive",
                Room.Receive.class,
                (message, fields, context) -> fields.bytes(1, context.write(message.stanza())),
                (fields, context) -> new Room.Receive(context.stanza(fields.bytes(1))));
    }

    private static WireForm<Room.Had> had() {
        return new WireForm<>(
                "r.had",
                Room.Had.class,
                (message, fields, _) ->
                        fields.text(1, message.session().toString()).number(2, message.seq()),
                (fields, context) -> new Room.Had(context.jid(fields.text(1)), fields.numberOrZero(2)));
    }

    static void write(List<HadOfRoom> fromRooms, int tag, FieldWriter fields) {
        fromRooms.forEach(had -> fields.text(tag, had.seq() + " " + had.room()));
    }

    static List<HadOfRoom> fromRooms(int tag, FieldReader fields, WireContext context) throws WireFormatException {
        var all = new ArrayList<HadOfRoom>();
        for (var text : fields.texts(tag)) {
            var parts = text.split(" ", 2);
            try {
                all.add(new HadOfRoom(context.jid(parts[parts.length - 1]), Long.parseLong(parts[0])));
            } catch (NumberFormatException _) {
                throw new WireFormatException("no number in '" + text + "'");
            }
        }
        return all;
    }

    /** Where a room keeps it; a node of an earlier version does not know of that. */
    static void write(Optional<RoomPlace> place, int from, FieldWriter fields) {
        place.ifPresent(known -> fields.number(from, known.seq()).number(from + 1, known.previous()));
    }

    static Optional<RoomPlace> place(int from, FieldReader fields) throws WireFormatException {
        return fields.numberOrZero(from) == 0
                ? Optional.empty()
                : Optional.of(new RoomPlace(fields.numberOrZero(from), fields.numberOrZero(from + 1)));
    }

    private static WireForm<Room.Entrust> entrust() {
        return new WireForm<>(
                "r.entrust",
                Room.Entrust.class,
                (message, fields, context) -> {
                    fields.text(1, context.write(message.consignment().sender()));
                    context.write(message.message(), 2, 3, fields);
                    UserForms.write(message.consignment(), 4, fields);
                },
                (fields, context) -> new Room.Entrust(
                        UserForms.consignment(context.ref(fields.text(1)), 4, fields), context.passed(fields, 2, 3)));
    }
}
