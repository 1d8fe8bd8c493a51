package io.outcry.core.feature.streammanagement;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Counts the stanzas that came from a client, and how many of them the server took responsibility for (XEP-0198 §4): the
 * count {@code h} moves only over a prefix of which every stanza is confirmed, in whatever order the confirmations come.
 *
 * <p>Changes in place and belongs to one session, as {@link Outbox} does.
 */
public final class Inbound {

    /** Counted from the start of the stream without wrapping; only the low 32 bits are ever on the wire. */
    private long handled;

    private long arrived;
    /** The last stanza whose count the client asked for and was not told yet; 0 where nothing is owed. */
    private long owed;

    private final Set<Long> confirmedAhead = new HashSet<>();

    public Inbound() {
        this(0);
    }

    /** As it was in a snapshot: what had not been confirmed by then, the client sends again. */
    Inbound(long handled) {
        this.handled = handled;
        this.arrived = handled;
    }

    /** A stanza came; its position, by which it is confirmed. The first one is 1. */
    public long arrive() {
        return ++arrived;
    }

    /**
     * The stanza is safe with its next holder. Gives the count to send where the client still waits for it. A confirmation
     * from before a resumption is ignored: the client sends that stanza again, and its holder confirms it again.
     */
    public Optional<Signal.Ack> confirm(long position) {
        if (position > arrived) {
            return Optional.empty();
        }
        if (position > handled + 1) {
            confirmedAhead.add(position);
        } else if (position == handled + 1) {
            handled = position;
            while (!confirmedAhead.isEmpty() && confirmedAhead.remove(handled + 1)) {
                handled++;
            }
        }
        return owed > 0 && handled >= owed ? Optional.of(ack()) : Optional.empty();
    }

    /** A stanza came and needs no confirmation by anybody else. */
    public void handle() {
        var position = arrive();
        if (handled + 1 == position) {
            handled = position;
        } else {
            confirmedAhead.add(position);
        }
    }

    /**
     * The count as it is, for an answer or unasked. What came and is not confirmed is owed: its count follows with the last
     * confirmation, for an answer must not be held back.
     */
    public Signal.Ack ack() {
        owed = arrived > handled ? arrived : 0;
        return new Signal.Ack(h());
    }

    /** The count as it is on the wire. */
    public long h() {
        return handled & SignalReader.MAX_COUNT;
    }

    /** How many came and are not confirmed. */
    public int unconfirmed() {
        return Math.toIntExact(arrived - handled);
    }

    /** The stream begins again behind the last handled stanza: the client sends again what came after it. */
    void rewind() {
        arrived = handled;
        owed = 0;
        confirmedAhead.clear();
    }

    /** How many stanzas of the client the server took responsibility for, counted without wrapping. */
    public long handledCount() {
        return handled;
    }
}
