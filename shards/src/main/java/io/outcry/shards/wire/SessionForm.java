package io.outcry.shards.wire;

import io.outcry.core.address.Jid;
import io.outcry.core.ledger.GivenSoFar;
import io.outcry.core.routing.Session;
import io.outcry.core.stanza.Presence;
import java.util.HashSet;
import java.util.Optional;

/** A session as its user knows it, and how far it is in the ledger, inside messages. */
final class SessionForm {

    private SessionForm() {}

    static byte[] write(Session session, WireContext context) {
        var fields = new FieldWriter()
                .text(1, session.resource())
                .number(2, session.isInterested() ? 1 : 0)
                .number(3, session.hasCarbons() ? 1 : 0)
                .number(4, session.hasBlockList() ? 1 : 0)
                .number(5, session.priority());
        session.presence().ifPresent(presence -> fields.bytes(6, context.write(presence)));
        session.directed().stream().map(Jid::toString).sorted().forEach(jid -> fields.text(7, jid));
        return fields.toBytes();
    }

    static Session read(byte[] bytes, WireContext context) throws WireFormatException {
        var fields = FieldReader.of(bytes);
        var directed = new HashSet<Jid>();
        for (var jid : fields.texts(7)) {
            directed.add(context.jid(jid));
        }
        return new Session(
                fields.text(1),
                fields.number(2) == 1,
                fields.number(3) == 1,
                fields.number(4) == 1,
                presence(fields, context),
                (int) fields.number(5),
                directed);
    }

    private static Optional<Presence> presence(FieldReader fields, WireContext context) throws WireFormatException {
        if (fields.all(6).isEmpty()) {
            return Optional.empty();
        }
        if (context.stanza(fields.bytes(6)) instanceof Presence presence) {
            return Optional.of(presence);
        }
        throw new WireFormatException("a session's presence is something else");
    }

    /** Three fields from a first tag on. */
    static void write(GivenSoFar given, int firstTag, FieldWriter fields) {
        fields.number(firstTag, given.last());
        given.had().forEach(seq -> fields.number(firstTag + 1, seq));
        given.onTheWay().forEach(seq -> fields.number(firstTag + 2, seq));
    }

    static GivenSoFar read(FieldReader fields, int firstTag) throws WireFormatException {
        return new GivenSoFar(fields.number(firstTag), fields.numbers(firstTag + 1), fields.numbers(firstTag + 2));
    }
}
