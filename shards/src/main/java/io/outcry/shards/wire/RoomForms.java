package io.outcry.shards.wire;

import io.outcry.actors.room.Room;
import java.util.List;

/** Messages to a room's actor. A tag, once used, keeps its meaning for ever. */
final class RoomForms {

    private RoomForms() {}

    static List<WireForm<?>> all() {
        return List.of(receive(), entrust());
    }

    private static WireForm<Room.Receive> receive() {
        return new WireForm<>(
                "r.receive",
                Room.Receive.class,
                (message, fields, context) -> fields.bytes(1, context.write(message.stanza())),
                (fields, context) -> new Room.Receive(context.stanza(fields.bytes(1))));
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
