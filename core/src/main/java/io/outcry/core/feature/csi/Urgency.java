package io.outcry.core.feature.csi;

import io.outcry.core.stanza.Iq;
import io.outcry.core.stanza.Message;
import io.outcry.core.stanza.Namespaces;
import io.outcry.core.stanza.Payload;
import io.outcry.core.stanza.Presence;
import io.outcry.core.stanza.Stanza;
import java.util.Set;

/** Whether a stanza can wait until somebody looks at the client. What is not known to be unimportant is important. */
enum Urgency {
    NOW,
    /** Can wait, and a later one of the same sender makes it superfluous. */
    LATEST_ONLY,
    /** Can wait. */
    LATER;

    private static final String CHAT_STATES = "http://jabber.org/protocol/chatstates";
    private static final String PUBSUB_EVENT = "http://jabber.org/protocol/pubsub#event";
    private static final String ROOM_USER = "http://jabber.org/protocol/muc#user";

    /** What may stand beside a chat state and says nothing by itself: hints, ids. */
    private static final Set<String> SILENT = Set.of(Namespaces.HINTS, Namespaces.STANZA_ID);

    static Urgency of(Stanza stanza) {
        return switch (stanza) {
            case Iq _ -> NOW;
            case Presence presence -> ofPresence(presence);
            case Message message -> ofMessage(message);
        };
    }

    private static Urgency ofPresence(Presence presence) {
        return switch (presence.type()) {
            case AVAILABLE, UNAVAILABLE -> isRoomNews(presence.payload()) ? NOW : LATEST_ONLY;
            case SUBSCRIBE, SUBSCRIBED, UNSUBSCRIBE, UNSUBSCRIBED, PROBE, ERROR -> NOW;
        };
    }

    /** A status code in a room's presence concerns the client itself or tells why somebody went (XEP-0045 §15.6). */
    private static boolean isRoomNews(Payload payload) {
        return payload.find("x", ROOM_USER)
                .flatMap(user -> user.child("status", ROOM_USER))
                .isPresent();
    }

    private static Urgency ofMessage(Message message) {
        if (message.isError()) {
            return NOW;
        }
        if (isChatStateOnly(message.payload())) {
            return LATEST_ONLY;
        }
        var isEventOnly = message.payload().has("event", PUBSUB_EVENT)
                && !message.payload().has("body", Namespaces.CLIENT);
        return isEventOnly ? LATER : NOW;
    }

    /** XEP-0085 §5.5: a notification that stands alone, with its thread at most. */
    private static boolean isChatStateOnly(Payload payload) {
        var hasState = false;
        for (var name : payload.names()) {
            var isState = name.namespace().equals(CHAT_STATES);
            var isThread = name.local().equals("thread") && name.namespace().equals(Namespaces.CLIENT);
            if (!isState && !isThread && !SILENT.contains(name.namespace())) {
                return false;
            }
            hasState |= isState;
        }
        return hasState;
    }
}
