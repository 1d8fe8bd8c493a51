package io.outcry.core.ledger;

import io.outcry.core.stanza.Message;
import io.outcry.core.stanza.MessageContent;
import io.outcry.core.stanza.Name;
import io.outcry.core.stanza.Namespaces;

/**
 * Which messages are put on record: all that say anything, whatever their type and whatever their hints ask
 * (XEP-0334). What only accompanies a conversation is none: chat states, errors without a word, and what accounts and
 * servers themselves publish, which stands with them.
 */
public final class RecordRules {

    private static final String PUBSUB_EVENT = "http://jabber.org/protocol/pubsub#event";

    private RecordRules() {}

    /** A message has its sender's address by then. */
    public static boolean isRecorded(Message message) {
        var isWanted = !message.isError() && message.payload().has("store", Namespaces.HINTS);
        return isWanted || message.payload().names().stream().anyMatch(name -> says(name, message));
    }

    private static boolean says(Name name, Message message) {
        return MessageContent.isContent(name) && !isReason(name, message) && !isPublished(name, message);
    }

    private static boolean isReason(Name name, Message message) {
        return message.isError()
                && name.local().equals("error")
                && name.namespace().equals(Namespaces.CLIENT);
    }

    /** A client, whose address is full, publishes nothing by itself: what looks so is a message like others. */
    private static boolean isPublished(Name name, Message message) {
        return name.namespace().equals(PUBSUB_EVENT)
                && message.from().filter(from -> !from.isFull()).isPresent();
    }
}
