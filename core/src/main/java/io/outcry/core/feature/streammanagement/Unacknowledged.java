package io.outcry.core.feature.streammanagement;

import io.outcry.core.address.Jid;
import io.outcry.core.stanza.Delay;
import io.outcry.core.stanza.Iq;
import io.outcry.core.stanza.Message;
import io.outcry.core.stanza.Presence;
import io.outcry.core.stanza.Stanza;
import java.time.Instant;

/**
 * A stanza that was sent to the client, and that the client did not say it has.
 *
 * @param sentAt when it was sent first
 * @param sizeBytes roughly
 */
public record Unacknowledged(Stanza stanza, Instant sentAt, int sizeBytes) {

    /** What the tags and the attributes of a stanza take beside its payload, roughly. */
    private static final int ENVELOPE_BYTES = 200;

    /** As it is sent again on a resumed stream: a message or presence says since when it was held (XEP-0203). */
    public Stanza again(Jid server) {
        return switch (stanza) {
            case Message message -> Delay.stamp(message, server, sentAt);
            case Presence presence -> Delay.stamp(presence, server, sentAt);
            case Iq iq -> iq;
        };
    }

    public static Unacknowledged of(Stanza stanza, Instant now) {
        return new Unacknowledged(stanza, now, ENVELOPE_BYTES + stanza.payload().roughSizeBytes());
    }
}
