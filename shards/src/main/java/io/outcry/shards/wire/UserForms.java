package io.outcry.shards.wire;

import io.outcry.actors.client.ClientMessage;
import io.outcry.actors.client.Consignment;
import io.outcry.actors.client.ToUser;
import io.outcry.actors.user.User;
import io.outcry.core.custody.Place;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.pekko.actor.typed.ActorRef;

/** Messages to a user's actor. A tag, once used, keeps its meaning for ever. */
final class UserForms {

    private UserForms() {}

    static List<WireForm<?>> all() {
        return List.of(
                receive(),
                accountChanged(),
                bind(),
                announce(),
                entrust(),
                sent(),
                cameToNothing(),
                resumable(),
                given(),
                resume(),
                rejoin(),
                lapsed(),
                leave(),
                returned());
    }

    private static WireForm<User.Receive> receive() {
        return new WireForm<>(
                "u.receive",
                User.Receive.class,
                (message, fields, context) -> {
                    fields.bytes(1, context.write(message.stanza()));
                    RoomForms.write(message.place(), 2, fields);
                },
                (fields, context) -> new User.Receive(context.stanza(fields.bytes(1)), RoomForms.place(2, fields)));
    }

    private static WireForm<User.AccountChanged> accountChanged() {
        return new WireForm<>(
                "u.account-changed", User.AccountChanged.class, (_, _, _) -> {}, (_, _) -> new User.AccountChanged());
    }

    private static WireForm<ToUser.Bind> bind() {
        return new WireForm<>(
                "u.bind",
                ToUser.Bind.class,
                (message, fields, context) ->
                        fields.text(1, context.write(message.client())).text(2, message.resource()),
                (fields, context) -> new ToUser.Bind(context.ref(fields.text(1)), fields.text(2)));
    }

    private static WireForm<ToUser.Announce> announce() {
        return new WireForm<>(
                "u.announce",
                ToUser.Announce.class,
                (message, fields, context) -> {
                    fields.text(1, context.write(message.client()));
                    context.write(message.presence(), 2, 3, fields);
                },
                (fields, context) -> new ToUser.Announce(context.ref(fields.text(1)), context.passed(fields, 2, 3)));
    }

    private static WireForm<ToUser.Entrust> entrust() {
        return new WireForm<>(
                "u.entrust",
                ToUser.Entrust.class,
                (message, fields, context) -> {
                    fields.text(1, context.write(message.consignment().sender()));
                    context.write(message.message(), 2, 3, fields);
                    write(message.consignment(), 4, fields);
                },
                (fields, context) -> new ToUser.Entrust(
                        consignment(context.ref(fields.text(1)), 4, fields), context.passed(fields, 2, 3)));
    }

    /** A node of an earlier version neither waits for the record nor says which message it is. */
    private static WireForm<ToUser.Sent> sent() {
        return new WireForm<>(
                "u.sent",
                ToUser.Sent.class,
                (message, fields, context) -> {
                    fields.text(1, context.write(message.client()));
                    context.write(message.message(), 2, 3, fields);
                    message.consignment().ifPresent(consignment -> write(consignment, 4, fields));
                },
                (fields, context) -> {
                    var client = context.<ClientMessage>ref(fields.text(1));
                    var consignment = fields.all(4).isEmpty()
                            ? Optional.<Consignment>empty()
                            : Optional.of(consignment(client, 4, fields));
                    return new ToUser.Sent(client, context.passed(fields, 2, 3), consignment);
                });
    }

    /** Three fields from a first tag on; whose it is stands elsewhere. */
    static void write(Consignment consignment, int firstTag, FieldWriter fields) {
        fields.text(firstTag, consignment.place().stream())
                .number(firstTag + 1, consignment.place().position())
                .number(firstTag + 2, consignment.previous());
    }

    static Consignment consignment(ActorRef<ClientMessage> sender, int firstTag, FieldReader fields)
            throws WireFormatException {
        var place = new Place(fields.text(firstTag), fields.number(firstTag + 1));
        return new Consignment(sender, place, fields.number(firstTag + 2));
    }

    private static WireForm<ToUser.CameToNothing> cameToNothing() {
        return new WireForm<>(
                "u.came-to-nothing",
                ToUser.CameToNothing.class,
                (message, fields, context) ->
                        fields.text(1, context.write(message.client())).bytes(2, context.write(message.error())),
                (fields, context) ->
                        new ToUser.CameToNothing(context.ref(fields.text(1)), context.stanza(fields.bytes(2))));
    }

    private static WireForm<ToUser.Resumable> resumable() {
        return new WireForm<>(
                "u.resumable",
                ToUser.Resumable.class,
                (message, fields, context) -> fields.text(1, context.write(message.client()))
                        .text(2, message.streamId())
                        .number(3, message.outlives().toMillis()),
                (fields, context) -> new ToUser.Resumable(
                        context.ref(fields.text(1)), fields.text(2), Duration.ofMillis(fields.numberOrZero(3))));
    }

    private static WireForm<ToUser.Given> given() {
        return new WireForm<>(
                "u.given",
                ToUser.Given.class,
                (message, fields, context) ->
                        fields.text(1, context.write(message.client())).number(2, message.seq()),
                (fields, context) -> new ToUser.Given(context.ref(fields.text(1)), fields.number(2)));
    }

    private static WireForm<ToUser.Resume> resume() {
        return new WireForm<>(
                "u.resume",
                ToUser.Resume.class,
                (message, fields, context) ->
                        fields.text(1, context.write(message.client())).text(2, message.streamId()),
                (fields, context) -> new ToUser.Resume(context.ref(fields.text(1)), fields.text(2)));
    }

    private static WireForm<ToUser.Rejoin> rejoin() {
        return new WireForm<>(
                "u.rejoin",
                ToUser.Rejoin.class,
                (message, fields, context) -> {
                    fields.text(1, context.write(message.client()))
                            .bytes(2, SessionForm.write(message.session(), context))
                            .text(3, message.streamId());
                    SessionForm.write(message.given(), 4, fields);
                    fields.number(7, message.outlives().toMillis());
                    message.succeeds().ifPresent(holder -> fields.text(8, context.write(holder)));
                },
                (fields, context) -> new ToUser.Rejoin(
                        context.ref(fields.text(1)),
                        SessionForm.read(fields.bytes(2), context),
                        fields.text(3),
                        Duration.ofMillis(fields.numberOrZero(7)),
                        SessionForm.read(fields, 4),
                        fields.all(8).isEmpty() ? Optional.empty() : Optional.of(context.ref(fields.text(8)))));
    }

    private static WireForm<ToUser.Lapsed> lapsed() {
        return new WireForm<>(
                "u.lapsed",
                ToUser.Lapsed.class,
                (message, fields, context) -> fields.text(1, context.write(message.client()))
                        .bytes(2, SessionForm.write(message.session(), context)),
                (fields, context) ->
                        new ToUser.Lapsed(context.ref(fields.text(1)), SessionForm.read(fields.bytes(2), context)));
    }

    private static WireForm<ToUser.Leave> leave() {
        return new WireForm<>(
                "u.leave",
                ToUser.Leave.class,
                (message, fields, context) -> {
                    fields.text(1, context.write(message.client()));
                    StreamForm.writeUnacknowledged(message.unacknowledged(), 2, fields, context);
                },
                (fields, context) -> new ToUser.Leave(
                        context.ref(fields.text(1)), StreamForm.readUnacknowledged(fields, 2, context)));
    }

    private static WireForm<ToUser.Returned> returned() {
        return new WireForm<>(
                "u.returned",
                ToUser.Returned.class,
                (message, fields, context) -> StreamForm.writeUnacknowledged(message.stanzas(), 1, fields, context),
                (fields, context) -> new ToUser.Returned(StreamForm.readUnacknowledged(fields, 1, context)));
    }
}
