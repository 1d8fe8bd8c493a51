package io.outcry.core.feature.muc;

import io.outcry.core.room.Occupant;
import io.outcry.core.stanza.Iq;

/** Am I still inside? The room answers itself, for it knows (XEP-0410 §3.3). */
final class SelfPing {

    private SelfPing() {}

    static boolean isOne(Occupant asker, Iq request) {
        return asker.nick().equals(request.to().orElseThrow().resource())
                && request.payload().has("ping", MucNames.PING);
    }
}
