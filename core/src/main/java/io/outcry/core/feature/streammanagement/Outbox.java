package io.outcry.core.feature.streammanagement;

import io.outcry.core.stanza.Element;
import io.outcry.core.stanza.Namespaces;
import io.outcry.core.stanza.Stanza;
import io.outcry.core.stream.StreamError;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;

/**
 * Keeps every stanza that was sent to a client until the client acknowledges it (XEP-0198 §4), within bounds.
 *
 * <p>Changes in place and belongs to one session: it is on the way of every stanza, where a copy per stanza would cost.
 */
public final class Outbox {

    /** What came of adding a stanza. */
    public enum Added {
        /** Send it. */
        KEPT,
        /** Send it, and ask for an acknowledgement behind it. */
        KEPT_AND_ASK,
        /** It is kept with the others, but the client is too far behind: end the session with {@link #overflow}. */
        OVERFLOWED
    }

    /** What came of the client's count. */
    public sealed interface Answer {

        /**
         * The client has what it was sent, up to its count.
         *
         * @param stanzas how many of them it did not acknowledge before
         */
        record Acknowledged(int stanzas) implements Answer {}

        /** The client went back behind what it acknowledged before, and what it asks for is gone. */
        record Behind() implements Answer {}

        /** The client acknowledges what it was never sent: end the stream with this error (XEP-0198 §6). */
        record TooHigh(StreamError error) implements Answer {}
    }

    /** What time asks for. */
    public enum Due {
        NOTHING,
        /** Ask for an acknowledgement. */
        ASK,
        /** The client did not answer in time: the connection is dead. */
        GIVE_UP
    }

    private final StreamManagementConfig config;
    private final ArrayDeque<Unacknowledged> waiting = new ArrayDeque<>();
    /** Counted from the start of the stream without wrapping; only the low 32 bits are ever on the wire. */
    private long acknowledged;

    private int waitingBytes;
    private int sentSinceAsked;
    private Instant quietSince = Instant.EPOCH;
    private Optional<Instant> askedAt = Optional.empty();

    public Outbox(StreamManagementConfig config) {
        this(config, 0, List.of());
    }

    /** As it was in a snapshot. */
    Outbox(StreamManagementConfig config, long acknowledged, List<Unacknowledged> waiting) {
        this.config = config;
        this.acknowledged = acknowledged;
        waiting.forEach(this::keep);
    }

    /** Call it for every stanza that is sent, connected or not: without a connection the stanza waits here. */
    public Added add(Stanza stanza, Instant now) {
        keep(Unacknowledged.of(stanza, now));
        quietSince = now;
        if (waiting.size() > config.maxUnacknowledgedStanzas() || waitingBytes > config.maxUnacknowledgedBytes()) {
            return Added.OVERFLOWED;
        }
        sentSinceAsked++;
        if (sentSinceAsked < config.requestAckEvery()) {
            return Added.KEPT;
        }
        asked(now);
        return Added.KEPT_AND_ASK;
    }

    /** Takes the client's count from {@code <a/>} or {@code <resume/>}. */
    public Answer acknowledge(long h, Instant now) {
        var ahead = (int) (h - acknowledged);
        var isBehind = ahead < 0 && acknowledged + ahead >= 0;
        if (isBehind) {
            return new Answer.Behind();
        }
        if (ahead < 0 || ahead > waiting.size()) {
            return new Answer.TooHigh(tooHigh(h));
        }
        for (var i = 0; i < ahead; i++) {
            waitingBytes -= waiting.remove().sizeBytes();
        }
        acknowledged += ahead;
        askedAt = Optional.empty();
        quietSince = now;
        return new Answer.Acknowledged(ahead);
    }

    /** Call it from time to time; an {@code ASK} counts as carried out. */
    public Due due(Instant now) {
        if (waiting.isEmpty()) {
            return Due.NOTHING;
        }
        if (askedAt.isPresent()) {
            return isOver(askedAt.get().plus(config.ackTimeout()), now) ? Due.GIVE_UP : Due.NOTHING;
        }
        if (!isOver(quietSince.plus(config.requestAckAfter()), now)) {
            return Due.NOTHING;
        }
        asked(now);
        return Due.ASK;
    }

    /** What the client does not have, oldest first. */
    public List<Unacknowledged> unacknowledged() {
        return List.copyOf(waiting);
    }

    public int size() {
        return waiting.size();
    }

    public int sizeBytes() {
        return waitingBytes;
    }

    /** Why a session ends whose client does not acknowledge. */
    public static StreamError overflow() {
        return StreamError.of(
                StreamError.Condition.RESOURCE_CONSTRAINT, "Too many stanzas were sent and not acknowledged.");
    }

    /** How many stanzas the client has, counted without wrapping. */
    public long acknowledgedCount() {
        return acknowledged;
    }

    /** An acknowledgement was asked for behind all that is here. */
    void asked(Instant now) {
        sentSinceAsked = 0;
        askedAt = askedAt.or(() -> Optional.of(now));
    }

    private void keep(Unacknowledged stanza) {
        waiting.add(stanza);
        waitingBytes += stanza.sizeBytes();
    }

    private StreamError tooHigh(long h) {
        var sent = (acknowledged + waiting.size()) & SignalReader.MAX_COUNT;
        return StreamError.of(
                        StreamError.Condition.UNDEFINED_CONDITION,
                        "You acknowledged " + h + " stanzas, but only " + sent + " were sent.")
                .with(Element.named("handled-count-too-high", Namespaces.STREAM_MANAGEMENT)
                        .attribute("h", Long.toString(h))
                        .attribute("send-count", Long.toString(sent))
                        .build());
    }

    private static boolean isOver(Instant end, Instant now) {
        return !now.isBefore(end);
    }
}
