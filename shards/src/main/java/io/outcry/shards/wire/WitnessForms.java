package io.outcry.shards.wire;

import io.outcry.actors.client.ToWitness;
import java.util.List;

/** Messages to a witness of sessions on other nodes. A tag, once used, keeps its meaning for ever. */
final class WitnessForms {

    private WitnessForms() {}

    static List<WireForm<?>> all() {
        return List.of(note(), forget(), find(), adopt());
    }

    private static WireForm<ToWitness.Note> note() {
        return new WireForm<>(
                "w.note",
                ToWitness.Note.class,
                (message, fields, context) -> {
                    fields.text(1, context.write(message.session())).number(2, message.number());
                    CopyForm.write(message.copy(), 3, fields, context);
                },
                (fields, context) -> new ToWitness.Note(
                        context.ref(fields.text(1)), fields.number(2), CopyForm.read(fields, 3, context)));
    }

    private static WireForm<ToWitness.Forget> forget() {
        return new WireForm<>(
                "w.forget",
                ToWitness.Forget.class,
                (message, fields, context) -> fields.text(1, context.write(message.session())),
                (fields, context) -> new ToWitness.Forget(context.ref(fields.text(1))));
    }

    private static WireForm<ToWitness.Find> find() {
        return new WireForm<>(
                "w.find",
                ToWitness.Find.class,
                (message, fields, context) -> fields.text(1, context.write(message.client()))
                        .text(2, message.account().toString())
                        .text(3, message.streamId()),
                (fields, context) ->
                        new ToWitness.Find(context.ref(fields.text(1)), context.jid(fields.text(2)), fields.text(3)));
    }

    private static WireForm<ToWitness.Adopt> adopt() {
        return new WireForm<>(
                "w.adopt",
                ToWitness.Adopt.class,
                (message, fields, _) -> fields.text(1, message.account().toString())
                        .text(2, message.domain())
                        .text(3, message.streamId()),
                (fields, context) -> new ToWitness.Adopt(context.jid(fields.text(1)), fields.text(2), fields.text(3)));
    }
}
