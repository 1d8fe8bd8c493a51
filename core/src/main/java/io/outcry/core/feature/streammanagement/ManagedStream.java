package io.outcry.core.feature.streammanagement;

import io.outcry.core.stanza.StanzaError.Condition;
import io.outcry.core.stream.StreamError;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Stream management of one session, from {@code <enable/>} on: what came in, what went out, and how it goes on after its
 * connection broke. Not shared between sessions; another connection takes it over whole, another node by its snapshot.
 *
 * @param id under which it can be resumed, empty where the client did not ask for that
 * @param resumeTimeout how long it outlives its connection, zero where it cannot be resumed
 */
public record ManagedStream(Optional<ResumeId> id, Duration resumeTimeout, Inbound inbound, Outbox outbox) {

    /** What came of a request to resume. */
    public sealed interface Resumption {

        /**
         * Send the answer, then these stanzas, then ask for an acknowledgement where there was any; the outbox holds them
         * already and counts the request as sent.
         */
        record Resumed(Signal.Resumed answer, List<Unacknowledged> again) implements Resumption {}

        /** This stream cannot go on where the client left it; the client may bind a new session. */
        record Refused(Signal.Failed answer) implements Resumption {}

        /** The new connection ends with this error; the stream itself waits on. */
        record Broken(StreamError error) implements Resumption {}
    }

    /** A stream that begins now; {@code answer} is sent before anything is counted. */
    static ManagedStream start(StreamManagementConfig config, Optional<ResumeId> id, Duration resumeTimeout) {
        return new ManagedStream(id, resumeTimeout, new Inbound(), new Outbox(config));
    }

    /** A stream that another connection or node held before. */
    public static ManagedStream restore(StreamSnapshot snapshot, StreamManagementConfig config) {
        return new ManagedStream(
                Optional.of(snapshot.id()),
                snapshot.resumeTimeout(),
                new Inbound(snapshot.handled()),
                new Outbox(config, snapshot.acknowledged(), snapshot.unacknowledged()));
    }

    /** Everything that another holder needs; empty where the stream cannot be resumed. */
    public Optional<StreamSnapshot> snapshot() {
        return id.map(known -> new StreamSnapshot(
                known, resumeTimeout, inbound.handledCount(), outbox.acknowledgedCount(), outbox.unacknowledged()));
    }

    /** Goes on behind what both sides have. The counts of both sides carry on (XEP-0198 §5). */
    public Resumption resume(Signal.Resume request, Instant now) {
        if (id.isEmpty() || !id.get().matches(request.previousId())) {
            return new Resumption.Refused(Signal.Failed.of(Condition.ITEM_NOT_FOUND));
        }
        return switch (outbox.acknowledge(request.h(), now)) {
            case Outbox.Answer.Acknowledged _ -> resumed(request, now);
            // What it wants again is gone: a new session fills the gap from the record, a resumed one would hide it.
            case Outbox.Answer.Behind _ -> new Resumption.Refused(StreamManagement.gone(inbound.h()));
            case Outbox.Answer.TooHigh tooHigh -> new Resumption.Broken(tooHigh.error());
        };
    }

    private Resumption resumed(Signal.Resume request, Instant now) {
        inbound.rewind();
        var again = outbox.unacknowledged();
        if (!again.isEmpty()) {
            outbox.asked(now);
        }
        return new Resumption.Resumed(new Signal.Resumed(request.previousId(), inbound.h()), again);
    }
}
