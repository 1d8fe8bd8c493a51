package io.outcry.core.ledger;

import io.outcry.core.address.Jid;
import io.outcry.core.custody.Fingerprint;
import io.outcry.core.stanza.Message;
import io.outcry.core.stanza.Namespaces;
import io.outcry.core.stanza.Stanza;
import io.outcry.core.stanza.StanzaText;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * One line of a ledger. Its place (owner, datacenter, epoch, seq) is given by the append. The makers below work out
 * everything that follows from the message.
 *
 * @param id the stanza id (XEP-0359): sortable by time, unique everywhere; see {@link StanzaIds}. What is delivered is
 *     stamped with it, and the archive names the message by it
 * @param at when the owner took it, to the microsecond; what is finer is cut off
 * @param peer the other side: who wrote it, or to whom
 * @param originId the sender's own id for it (XEP-0359), empty where there was none
 * @param listed how the archive's answers list it
 * @param mark what the message is known by should it come again; see {@link Fingerprint#text}
 * @param stanza the stanza as its own XML, in the content namespace jabber:client
 */
public record Entry(
        String id, Instant at, Kind kind, Jid peer, String originId, Listed listed, String mark, String stanza) {

    /** What the entry records; the name is stored. */
    public enum Kind {
        /** A message that the owner received. */
        RECEIVED,
        /** A message that the owner sent. */
        SENT,
        /** A message that the owner sent came to nothing; the entry is the error that says why. */
        REFUSED,
        /** The owner is a room: somebody said this to all. */
        SAID,
        /** The owner is a room: a moderator took back what somebody said (XEP-0425). */
        MODERATED,
        /** The owner is a room: somebody came in. */
        ENTERED,
        /** The owner is a room: somebody left, or had to. */
        LEFT,
        /** The owner is a room: somebody is something else there by now, or the room itself. */
        CHANGED
    }

    public Entry {
        if (id.isEmpty()) {
            throw new IllegalArgumentException("a ledger's entry needs an id");
        }
        at = at.truncatedTo(ChronoUnit.MICROS);
    }

    /** One that nobody would know again. */
    public Entry(String id, Instant at, Kind kind, Jid peer, String originId, Listed listed, String stanza) {
        this(id, at, kind, peer, originId, listed, "", stanza);
    }

    /** What it would be known by, should it come again. */
    public Entry with(Fingerprint known) {
        return new Entry(id, at, kind, peer, known.originId(), listed, known.text(), stanza);
    }

    /** A message that the owner received. */
    public static Entry received(String id, Instant at, Message message, StanzaText text) {
        return of(id, at, Kind.RECEIVED, message, text);
    }

    /** A message that the owner sent; one without an address is for the owner itself (RFC 6120 §10.3.1). */
    public static Entry sent(String id, Instant at, Message message, StanzaText text) {
        return of(id, at, Kind.SENT, message, text);
    }

    /**
     * What became of a message that stands in the owner's ledger as sent, and has the same peer and message id.
     *
     * @param error as it comes back to the sender
     */
    public static Entry refused(String id, Instant at, Message error, StanzaText text) {
        return of(id, at, Kind.REFUSED, error, text);
    }

    /**
     * Of a room's ledger.
     *
     * @param by the full address of who did it
     * @param stanza as those inside see it
     */
    public static Entry ofRoom(String id, Instant at, Kind kind, Jid by, Stanza stanza, StanzaText text) {
        var listed = stanza instanceof Message message ? Listed.of(kind, message) : new Listed(false, "", "");
        return new Entry(id, at, kind, by, "", listed, text.write(stanza));
    }

    private static Entry of(String id, Instant at, Kind kind, Message message, StanzaText text) {
        var originId = message.payload()
                .find("origin-id", Namespaces.STANZA_ID)
                .map(origin -> origin.attributeOr("id", ""))
                .orElse("");
        return new Entry(id, at, kind, peer(kind, message), originId, Listed.of(kind, message), text.write(message));
    }

    private static Jid peer(Kind kind, Message message) {
        return switch (kind) {
            case RECEIVED, REFUSED, SAID, MODERATED, ENTERED, LEFT, CHANGED ->
                message.from().orElseThrow();
            case SENT ->
                message.to().orElseGet(() -> message.from().orElseThrow().bare());
        };
    }

    /** The same, and archives do not show it. */
    public Entry hidden() {
        return new Entry(id, at, kind, peer, originId, listed.hidden(), stanza);
    }

    /** What it weighs in queues and batches: its text, at least; the fixed part of a row is not counted. */
    public long sizeChars() {
        return (long) stanza.length()
                + originId.length()
                + id.length()
                + listed.messageId().length();
    }
}
