package io.outcry.core.ledger;

import io.outcry.core.stanza.Message;
import io.outcry.core.stanza.MessageContent;
import io.outcry.core.stanza.Namespaces;

/**
 * How the archive's answers list an entry. None of it decides whether the entry is on record.
 *
 * @param isShown whether a client that reads its archive sees it (XEP-0313 §5.1.1, XEP-0334)
 * @param messageId the stanza's own id, by which its author may take it back; empty where it has none, or one longer than
 *     {@link #MESSAGE_ID_MAX_CHARS}
 * @param retracts the id of the message that its author takes back with this one (XEP-0424), or empty
 */
public record Listed(boolean isShown, String messageId, String retracts) {

    /** Of a message with a longer id, or which retracts one, the archive knows no id. */
    public static final int MESSAGE_ID_MAX_CHARS = 255;

    /** The namespace of retractions (XEP-0424). */
    public static final String RETRACT = "urn:xmpp:message-retract:1";

    static Listed of(Entry.Kind kind, Message message) {
        return switch (kind) {
            case RECEIVED -> new Listed(isShown(message), known(message.id()), retracted(message));
            case SENT -> new Listed(!isToSelf(message) && isShown(message), known(message.id()), retracted(message));
            case SAID -> new Listed(MessageContent.isIn(message), known(message.id()), retracted(message));
            case MODERATED -> new Listed(true, known(message.id()), retracted(message));
            case REFUSED, ENTERED, LEFT, CHANGED -> new Listed(false, known(message.id()), "");
        };
    }

    Listed hidden() {
        return new Listed(false, messageId, retracts);
    }

    /** What an account sends to itself is received by it as well, and shown once (XEP-0313 §5.1.1). */
    private static boolean isToSelf(Message message) {
        return message.to().isEmpty()
                || message.from().filter(message.to().get()::sameAccount).isPresent();
    }

    private static boolean isShown(Message message) {
        return switch (message.type()) {
            case NORMAL, CHAT -> isWanted(message) || (!isHiddenByHint(message) && MessageContent.isIn(message));
            case HEADLINE, GROUPCHAT, ERROR -> false;
        };
    }

    /** A retraction is shown in any case, for whoever reads the archive must be able to follow it (XEP-0424 §5). */
    private static boolean isWanted(Message message) {
        return message.payload().has("retract", RETRACT) || (!isHiddenByHint(message) && has(message, "store"));
    }

    private static boolean isHiddenByHint(Message message) {
        return has(message, "no-store") || has(message, "no-permanent-store");
    }

    private static boolean has(Message message, String hint) {
        return message.payload().has(hint, Namespaces.HINTS);
    }

    private static String retracted(Message message) {
        return message.isError()
                ? ""
                : known(message.payload()
                        .find("retract", RETRACT)
                        .map(retract -> retract.attributeOr("id", ""))
                        .orElse(""));
    }

    private static String known(String id) {
        return id.length() <= MESSAGE_ID_MAX_CHARS ? id : "";
    }
}
