package io.outcry.shards.wire;

import io.outcry.actors.client.StreamCopy;
import java.time.Duration;

/** What a witness knows of a session, inside a message: twelve fields from a first tag on. */
final class CopyForm {

    private CopyForm() {}

    static void write(StreamCopy copy, int firstTag, FieldWriter fields, WireContext context) {
        fields.text(firstTag, copy.session().toString())
                .bytes(firstTag + 1, SessionForm.write(copy.known(), context))
                .text(firstTag + 2, copy.domain())
                .text(firstTag + 3, copy.lang())
                .text(firstTag + 4, copy.streamId())
                .number(firstTag + 5, copy.resumeTimeout().toMillis())
                .number(firstTag + 6, copy.handled())
                .number(firstTag + 7, copy.acknowledged());
        StreamForm.writeMarks(copy.keptMarks(), firstTag + 8, fields);
        copy.had().forEach(seq -> fields.number(firstTag + 9, seq));
        fields.text(firstTag + 10, copy.custody());
        RoomForms.write(copy.fromRooms(), firstTag + 11, fields);
    }

    static StreamCopy read(FieldReader fields, int firstTag, WireContext context) throws WireFormatException {
        return new StreamCopy(
                context.jid(fields.text(firstTag)),
                SessionForm.read(fields.bytes(firstTag + 1), context),
                fields.text(firstTag + 2),
                fields.textOrEmpty(firstTag + 3),
                fields.textOrEmpty(firstTag + 4),
                Duration.ofMillis(fields.number(firstTag + 5)),
                fields.number(firstTag + 6),
                fields.number(firstTag + 7),
                StreamForm.readMarks(fields, firstTag + 8),
                fields.numbers(firstTag + 9),
                fields.textOrEmpty(firstTag + 10),
                RoomForms.fromRooms(firstTag + 11, fields, context));
    }
}
