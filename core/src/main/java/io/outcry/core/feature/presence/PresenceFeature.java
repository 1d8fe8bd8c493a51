package io.outcry.core.feature.presence;

import io.outcry.core.feature.Feature;
import io.outcry.core.feature.Spec;
import io.outcry.core.stanza.Element;
import java.util.List;

/** Who is there, for those who may know; {@link OutboundPresence} and {@link InboundPresence} have its rules. */
public final class PresenceFeature implements Feature {

    /** Offered to clients behind authentication: who asks later can be approved now (RFC 6121 §3.4). */
    public static final Element STREAM_FEATURE = Element.empty("sub", "urn:xmpp:features:pre-approval");

    @Override
    public List<Spec> specs() {
        return List.of(
                Spec.rfc(6121, "Extensible Messaging and Presence Protocol (XMPP): Instant Messaging and Presence"));
    }
}
