package io.outcry.shards.wire;

import io.outcry.actors.client.KeptMark;
import io.outcry.core.feature.streammanagement.ResumeId;
import io.outcry.core.feature.streammanagement.StreamSnapshot;
import io.outcry.core.feature.streammanagement.Unacknowledged;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A resumable stream's state inside a message: five fields from a first tag on. */
final class StreamForm {

    private StreamForm() {}

    static void write(StreamSnapshot stream, int firstTag, FieldWriter fields, WireContext context) {
        fields.text(firstTag, stream.id().text())
                .number(firstTag + 1, stream.resumeTimeout().toMillis())
                .number(firstTag + 2, stream.handled())
                .number(firstTag + 3, stream.acknowledged());
        writeUnacknowledged(stream.unacknowledged(), firstTag + 4, fields, context);
    }

    static StreamSnapshot read(FieldReader fields, int firstTag, WireContext context) throws WireFormatException {
        return new StreamSnapshot(
                new ResumeId(fields.text(firstTag)),
                Duration.ofMillis(fields.number(firstTag + 1)),
                fields.number(firstTag + 2),
                fields.number(firstTag + 3),
                readUnacknowledged(fields, firstTag + 4, context));
    }

    static void writeUnacknowledged(List<Unacknowledged> stanzas, int tag, FieldWriter fields, WireContext context) {
        for (var stanza : stanzas) {
            fields.bytes(
                    tag,
                    new FieldWriter()
                            .bytes(1, context.write(stanza.stanza()))
                            .number(2, stanza.sentAt().toEpochMilli())
                            .number(3, stanza.sizeBytes())
                            .toBytes());
        }
    }

    static List<Unacknowledged> readUnacknowledged(FieldReader fields, int tag, WireContext context)
            throws WireFormatException {
        var stanzas = new ArrayList<Unacknowledged>();
        for (var bytes : fields.all(tag)) {
            var inner = FieldReader.of(bytes);
            stanzas.add(new Unacknowledged(
                    context.stanza(inner.bytes(1)), Instant.ofEpochMilli(inner.number(2)), inner.size(3)));
        }
        return stanzas;
    }

    static void writeMarks(List<KeptMark> marks, int tag, FieldWriter fields) {
        for (var mark : marks) {
            fields.bytes(
                    tag,
                    new FieldWriter()
                            .number(1, mark.sent())
                            .number(2, mark.seq())
                            .toBytes());
        }
    }

    static List<KeptMark> readMarks(FieldReader fields, int tag) throws WireFormatException {
        var marks = new ArrayList<KeptMark>();
        for (var bytes : fields.all(tag)) {
            var inner = FieldReader.of(bytes);
            marks.add(new KeptMark(inner.number(1), inner.number(2)));
        }
        return marks;
    }
}
