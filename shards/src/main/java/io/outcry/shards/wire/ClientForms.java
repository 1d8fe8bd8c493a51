package io.outcry.shards.wire;

import io.outcry.actors.client.ToClient;
import io.outcry.core.address.Jid;
import io.outcry.core.contact.BlockList;
import io.outcry.core.custody.Place;
import io.outcry.core.routing.Session;
import io.outcry.core.stanza.StanzaError;
import io.outcry.core.stream.StreamError;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** Messages to the actor of a user's client. A tag, once used, keeps its meaning for ever. */
final class ClientForms {

    private ClientForms() {}

    static List<WireForm<?>> all() {
        return List.of(
                bound(),
                bindRefused(),
                rejoined(),
                known(),
                saved(),
                left(),
                witnessed(),
                found(),
                notFound(),
                confirmed(),
                blocked(),
                deliver(),
                end(),
                surrender(),
                resumed(),
                resumeRefused());
    }

    private static WireForm<ToClient.Bound> bound() {
        return new WireForm<>(
                "c.bound",
                ToClient.Bound.class,
                (message, fields, context) ->
                        fields.text(1, message.session().toString()).text(2, context.write(message.user())),
                (fields, context) -> new ToClient.Bound(context.jid(fields.text(1)), context.ref(fields.text(2))));
    }

    private static WireForm<ToClient.BindRefused> bindRefused() {
        return new WireForm<>(
                "c.bind-refused",
                ToClient.BindRefused.class,
                (message, fields, _) -> write(message.error(), 1, fields),
                (fields, _) -> new ToClient.BindRefused(error(fields, 1)));
    }

    private static WireForm<ToClient.Rejoined> rejoined() {
        return new WireForm<>(
                "c.rejoined",
                ToClient.Rejoined.class,
                (message, fields, context) -> fields.text(1, context.write(message.user())),
                (fields, context) -> new ToClient.Rejoined(context.ref(fields.text(1))));
    }

    private static WireForm<ToClient.Known> known() {
        return new WireForm<>(
                "c.known",
                ToClient.Known.class,
                (message, fields, context) -> fields.bytes(1, SessionForm.write(message.session(), context)),
                (fields, context) -> new ToClient.Known(SessionForm.read(fields.bytes(1), context)));
    }

    private static WireForm<ToClient.Saved> saved() {
        return new WireForm<>(
                "c.saved",
                ToClient.Saved.class,
                (message, fields, _) -> fields.number(1, message.cursor()),
                (fields, _) -> new ToClient.Saved(fields.number(1)));
    }

    private static WireForm<ToClient.Left> left() {
        return new WireForm<>("c.left", ToClient.Left.class, (_, _, _) -> {}, (_, _) -> new ToClient.Left());
    }

    private static WireForm<ToClient.Witnessed> witnessed() {
        return new WireForm<>(
                "c.witnessed",
                ToClient.Witnessed.class,
                (message, fields, context) ->
                        fields.text(1, context.write(message.witness())).number(2, message.number()),
                (fields, context) -> new ToClient.Witnessed(context.ref(fields.text(1)), fields.number(2)));
    }

    private static WireForm<ToClient.Found> found() {
        return new WireForm<>(
                "c.found",
                ToClient.Found.class,
                (message, fields, context) -> {
                    fields.text(1, context.write(message.witness())).text(2, context.write(message.holder()));
                    CopyForm.write(message.copy(), 3, fields, context);
                },
                (fields, context) -> new ToClient.Found(
                        context.ref(fields.text(1)), context.ref(fields.text(2)), CopyForm.read(fields, 3, context)));
    }

    private static WireForm<ToClient.NotFound> notFound() {
        return new WireForm<>(
                "c.not-found",
                ToClient.NotFound.class,
                (message, fields, _) -> fields.text(1, message.streamId()),
                (fields, _) -> new ToClient.NotFound(fields.text(1)));
    }

    private static WireForm<ToClient.Confirmed> confirmed() {
        return new WireForm<>(
                "c.confirmed",
                ToClient.Confirmed.class,
                (message, fields, _) -> {
                    fields.text(1, message.place().stream())
                            .number(2, message.place().position())
                            .text(3, message.owner().toString());
                    message.refusal().ifPresent(error -> write(error, 4, fields));
                },
                (fields, context) -> new ToClient.Confirmed(
                        new Place(fields.text(1), fields.number(2)),
                        context.jid(fields.text(3)),
                        fields.all(4).isEmpty() ? Optional.empty() : Optional.of(error(fields, 4))));
    }

    /** Three fields from a first tag on. */
    private static void write(StanzaError error, int firstTag, FieldWriter fields) {
        fields.text(firstTag, error.condition().name())
                .text(firstTag + 1, error.type().name())
                .text(firstTag + 2, error.text());
    }

    private static StanzaError error(FieldReader fields, int firstTag) throws WireFormatException {
        return new StanzaError(
                Enums.find(StanzaError.Condition.class, fields.text(firstTag)),
                Enums.find(StanzaError.Type.class, fields.text(firstTag + 1)),
                fields.textOrEmpty(firstTag + 2),
                List.of());
    }

    private static WireForm<ToClient.Blocked> blocked() {
        return new WireForm<>(
                "c.blocked",
                ToClient.Blocked.class,
                (message, fields, _) ->
                        message.list().jids().stream().sorted().forEach(jid -> fields.text(1, jid.toString())),
                (fields, context) -> {
                    var jids = new HashSet<Jid>();
                    for (var jid : fields.texts(1)) {
                        jids.add(context.jid(jid));
                    }
                    return new ToClient.Blocked(new BlockList(jids));
                });
    }

    private static WireForm<ToClient.Deliver> deliver() {
        return new WireForm<>(
                "c.deliver",
                ToClient.Deliver.class,
                (message, fields, context) -> {
                    context.write(message.stanza(), 1, 2, fields);
                    if (message.seq() > 0) {
                        fields.number(3, message.seq());
                    }
                    RoomForms.write(message.place(), 4, fields);
                },
                (fields, context) -> new ToClient.Deliver(
                        context.passed(fields, 1, 2), fields.numberOrZero(3), RoomForms.place(4, fields)));
    }

    private static WireForm<ToClient.End> end() {
        return new WireForm<>(
                "c.end",
                ToClient.End.class,
                (message, fields, _) -> fields.text(
                                1, message.reason().condition().name())
                        .text(2, message.reason().text()),
                (fields, _) -> new ToClient.End(StreamError.of(
                        Enums.find(StreamError.Condition.class, fields.text(1)), fields.textOrEmpty(2))));
    }

    private static WireForm<ToClient.Surrender> surrender() {
        return new WireForm<>(
                "c.surrender",
                ToClient.Surrender.class,
                (message, fields, context) -> fields.text(1, context.write(message.successor())),
                (fields, context) -> new ToClient.Surrender(context.ref(fields.text(1))));
    }

    private static WireForm<ToClient.Resumed> resumed() {
        return new WireForm<>(
                "c.resumed",
                ToClient.Resumed.class,
                (message, fields, context) -> {
                    fields.text(1, message.session().toString()).text(2, context.write(message.user()));
                    fields.text(3, message.lang());
                    StreamForm.write(message.stream(), 4, fields, context);
                    StreamForm.writeMarks(message.keptMarks(), 9, fields);
                    fields.text(10, message.custody());
                    message.had().forEach(seq -> fields.number(11, seq));
                    fields.bytes(12, SessionForm.write(message.known(), context));
                    RoomForms.write(message.fromRooms(), 13, fields);
                },
                (fields, context) -> new ToClient.Resumed(
                        context.jid(fields.text(1)),
                        known(fields, context),
                        context.ref(fields.text(2)),
                        StreamForm.read(fields, 4, context),
                        fields.textOrEmpty(3),
                        StreamForm.readMarks(fields, 9),
                        fields.numbers(11),
                        fields.textOrEmpty(10),
                        RoomForms.fromRooms(13, fields, context)));
    }

    /** Those who do not say what they know leave that to the user. */
    private static Session known(FieldReader fields, WireContext context) throws WireFormatException {
        return fields.all(12).isEmpty()
                ? Session.connected(context.jid(fields.text(1)).resource())
                : SessionForm.read(fields.bytes(12), context);
    }

    private static WireForm<ToClient.ResumeRefused> resumeRefused() {
        return new WireForm<>(
                "c.resume-refused",
                ToClient.ResumeRefused.class,
                (_, _, _) -> {},
                (_, _) -> new ToClient.ResumeRefused());
    }
}
