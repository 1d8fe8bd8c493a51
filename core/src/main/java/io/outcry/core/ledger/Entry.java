package io.outcry.core.ledger;

import io.outcry.core.address.Jid;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * One line of a ledger. Its place (owner, datacenter, epoch, seq) is given by the append.
 *
 * @param id the stanza id (XEP-0359): sortable by time, unique everywhere; see {@link StanzaIds}
 * @param at when the owner took it, to the microsecond; what is finer is cut off
 * @param peer the other side: who wrote it, or to whom
 * @param originId the sender's own id for it, empty where there was none
 * @param stanza the stanza as its own XML, in the content namespace jabber:client
 */
public record Entry(String id, Instant at, Kind kind, Jid peer, String originId, String stanza) {

    /** What the entry records; the name is stored. */
    public enum Kind {
        /** A message that the owner received. */
        RECEIVED
    }

    public Entry {
        if (id.isEmpty()) {
            throw new IllegalArgumentException("a ledger's entry needs an id");
        }
        at = at.truncatedTo(ChronoUnit.MICROS);
    }

    /** What it weighs in queues and batches: its text, at least; the fixed part of a row is not counted. */
    public long sizeChars() {
        return (long) stanza.length() + originId.length() + id.length();
    }
}
