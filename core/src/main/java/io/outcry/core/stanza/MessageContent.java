package io.outcry.core.stanza;

import java.util.Set;

/** Tells what a message says from what only accompanies it, such as chat states. */
public final class MessageContent {

    private static final Set<String> NO_CONTENT =
            Set.of("http://jabber.org/protocol/chatstates", Namespaces.HINTS, Namespaces.DELAY, Namespaces.STANZA_ID);

    private MessageContent() {}

    public static boolean isIn(Message message) {
        return message.payload().names().stream().anyMatch(MessageContent::isContent);
    }

    /** Whether a child of this name says something. */
    public static boolean isContent(Name name) {
        var isThread = name.local().equals("thread") && name.namespace().equals(Namespaces.CLIENT);
        return !isThread && !NO_CONTENT.contains(name.namespace());
    }
}
