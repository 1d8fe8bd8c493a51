package io.outcry.actors.c2s;

import io.outcry.core.meter.Meter;
import io.outcry.core.meter.Metric;
import io.outcry.core.meter.Share;
import io.outcry.core.stanza.Stanza;
import io.outcry.core.stream.StreamError;

/** What one client's session adds to the node's figures; leaves nothing behind. */
final class SessionFigures {

    private final Meter meter;
    private final Share state;
    private final Share held;
    private final Share unacknowledged;
    private final Share unconfirmed;

    SessionFigures(Meter meter) {
        this.meter = meter;
        this.state = new Share(meter, Metric.SESSIONS, "opening");
        this.held = new Share(meter, Metric.QUEUE_LENGTH, "held");
        this.unacknowledged = new Share(meter, Metric.QUEUE_LENGTH, "unacknowledged");
        this.unconfirmed = new Share(meter, Metric.QUEUE_LENGTH, "unconfirmed");
    }

    /** Where the client is on its way, in the words of the classes of its states. */
    void in(String newState) {
        state.setOne(newState);
    }

    /** So many stanzas wait until somebody looks at the client. */
    void held(int stanzas) {
        held.set(stanzas);
    }

    /** So many stanzas were sent and not acknowledged. */
    void unacknowledged(int stanzas) {
        unacknowledged.set(stanzas);
    }

    /** So many messages of the client are not on record yet. */
    void unconfirmed(int messages) {
        unconfirmed.set(messages);
    }

    /** The client does not acknowledge what it gets. */
    void tooFarBehind() {
        meter.count(Metric.QUEUE_REFUSED, "unacknowledged");
    }

    void received(Stanza stanza) {
        meter.count(Metric.STANZAS_RECEIVED, stanza.elementName());
    }

    void sent(Stanza stanza) {
        meter.count(Metric.STANZAS_SENT, stanza.elementName());
    }

    void malformed() {
        meter.count(Metric.STANZAS_REFUSED, "malformed");
    }

    void spoofed() {
        meter.count(Metric.STANZAS_REFUSED, "spoofed");
    }

    void bound(boolean isGranted) {
        meter.count(Metric.BINDS, outcome(isGranted));
    }

    void resumed(boolean isGranted) {
        meter.count(Metric.RESUMPTIONS, outcome(isGranted));
    }

    /** A stream goes on from the copy that its witness had. */
    void rebuilt() {
        meter.count(Metric.REBUILT);
    }

    private static String outcome(boolean isGranted) {
        return isGranted ? "done" : "refused";
    }

    void failed(StreamError error) {
        meter.count(Metric.STREAM_ERRORS, error.condition().wireName());
    }

    void end() {
        state.set(0);
        held.set(0);
        unacknowledged.set(0);
        unconfirmed.set(0);
    }
}
