package io.outcry.core.feature.presence;

import io.outcry.core.feature.Feature;
import io.outcry.core.feature.Spec;
import java.util.List;

/** Who is there, for those who may know; {@link OutboundPresence} and {@link InboundPresence} have its rules. */
public final class PresenceFeature implements Feature {

    @Override
    public List<Spec> specs() {
        return List.of(
                Spec.rfc(6121, "Extensible Messaging and Presence Protocol (XMPP): Instant Messaging and Presence"));
    }
}
