package io.outcry.codecs.xmpp;

import io.outcry.core.meter.Meter;
import io.outcry.core.meter.Metric;
import io.outcry.core.meter.Share;
import io.outcry.core.stanza.Message;
import io.outcry.core.stanza.Stanza;

/** What one connection tells of its bytes, and of how long messages took to it. */
final class Traffic {

    private final Meter meter;
    private final Share unsent;

    Traffic(Meter meter) {
        this.meter = meter;
        this.unsent = new Share(meter, Metric.TRAFFIC_UNSENT, "");
    }

    byte[] received(byte[] bytes) {
        meter.count(Metric.TRAFFIC_RECEIVED, "", bytes.length);
        return bytes;
    }

    byte[] sent(byte[] bytes) {
        meter.count(Metric.TRAFFIC_SENT, "", bytes.length);
        return bytes;
    }

    /** So many bytes wait now because the other side does not take them. */
    void unsent(int bytes) {
        unsent.set(bytes);
    }

    /** More bytes waited than may wait. */
    void overflowed() {
        meter.count(Metric.QUEUE_REFUSED, "unsent");
    }

    /** About to be written. What waited for its receiver is left out: that says nothing about this node. */
    Stanza written(Stanza stanza) {
        if (stanza instanceof Message message
                && message.payload() instanceof VerifiedPayload payload
                && !payload.has("delay", "urn:xmpp:delay")) {
            meter.record(Metric.DELIVERY_TIME, "", payload.ageNanos());
        }
        return stanza;
    }

    void end() {
        unsent.set(0);
    }
}
