package io.outcry.core.room;

import io.outcry.core.address.Jid;
import io.outcry.core.archive.ArchiveReading;
import io.outcry.core.stanza.Element;
import io.outcry.core.stanza.Iq;
import io.outcry.core.stanza.Payload;
import io.outcry.core.stanza.Stanza;
import io.outcry.core.stanza.StanzaError;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a room's actor carries out after a decision. All that a decision saves and records is durable before anything else of
 * it is done; that is done in the order of the list.
 */
public sealed interface RoomAct {

    /** The namespace in which clients ask to be let in. */
    String MUC = "http://jabber.org/protocol/muc";

    /** Makes this durable in the room's store. */
    record Save(RoomChange change) implements RoomAct {}

    /**
     * Puts this on the room's record.
     *
     * @param id the entry's, by which a message is named
     * @param by the full address of who did it
     * @param stanza as the occupants see it, to nobody
     */
    record PutOnRecord(String id, Kind kind, Jid by, Stanza stanza) implements RoomAct {}

    /** What a record says. */
    enum Kind {
        /** A message, or a subject. */
        SAID,
        /** A moderator took a message back. */
        MODERATED,
        ENTERED,
        LEFT,
        /** A role, an affiliation, the configuration, or the room's end. */
        CHANGED
    }

    /** Tells who sent the stanza why it came to nothing. */
    record Refuse(Stanza stanza, StanzaError error) implements RoomAct {

        /** Who asks to be let in is answered with what it asked for (XEP-0045 §7.2), by which its client knows the answer. */
        public Stanza answer() {
            var bounced = stanza.bounce(error);
            var asked = stanza.payload().elements().stream()
                    .filter(child -> child.is("x", MUC))
                    .<Element>map(_ -> Element.empty("x", MUC));
            return bounced.with(Payload.of(
                    Stream.concat(asked, bounced.payload().elements().stream()).toList()));
        }
    }

    /** Reads the room's archive; the results go to who asked. */
    record ReadArchive(ArchiveReading reading) implements RoomAct {}

    /** Looks whether this was said in the room, for then the request is decided again. */
    record FindSaid(Iq request, String id) implements RoomAct {}

    /** Sends towards the stanza's {@code to}. */
    record Send(Stanza stanza) implements RoomAct {}

    /** Sends the same to each of these sessions. */
    record Spread(Stanza stanza, List<Jid> sessions) implements RoomAct {

        public Spread {
            sessions = List.copyOf(sessions);
        }
    }
}
