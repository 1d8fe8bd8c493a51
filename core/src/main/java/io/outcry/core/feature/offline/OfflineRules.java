package io.outcry.core.feature.offline;

import io.outcry.core.address.Jid;
import io.outcry.core.routing.LocalVerdict;
import io.outcry.core.stanza.Delay;
import io.outcry.core.stanza.Message;
import io.outcry.core.stanza.MessageContent;
import io.outcry.core.stanza.Namespaces;
import io.outcry.core.stanza.Stanza;
import io.outcry.core.stanza.StanzaError;
import io.outcry.core.stanza.StanzaError.Condition;
import java.time.Instant;

/** Which messages wait for their receiver, and how they are given in the end (XEP-0160, XEP-0334). */
public final class OfflineRules {

    private OfflineRules() {}

    /**
     * For a message that no session takes.
     *
     * @param kept how many messages wait for this account already
     */
    public static LocalVerdict decide(Message message, long kept, OfflineLimits limits) {
        if (isKept(message)) {
            return kept < limits.maxMessages()
                    ? new LocalVerdict.Keep()
                    : bounce("the receiver is away, and no more than %d messages wait for anybody"
                            .formatted(limits.maxMessages()));
        }
        return isForNow(message)
                ? new LocalVerdict.Drop("not worth keeping")
                : bounce("the receiver is away, and the message asks not to be stored");
    }

    /** Also what an account's ledger is asked for each entry that was not given to a session. */
    public static boolean isKept(Message message) {
        return switch (message.type()) {
            case NORMAL, CHAT -> hasContent(message) && !isNotStored(message);
            case HEADLINE, GROUPCHAT, ERROR -> false;
        };
    }

    /** As it is given to a session later (XEP-0203): the receiver's domain says since when it had it. */
    public static Stanza delayed(Message message, Instant at, String domain) {
        return Delay.stamp(message, Jid.ofDomain(domain), at);
    }

    /** Means nothing later: chat states and the types that are never kept. */
    private static boolean isForNow(Message message) {
        return switch (message.type()) {
            case NORMAL, CHAT -> !hasContent(message);
            case HEADLINE, GROUPCHAT, ERROR -> true;
        };
    }

    private static boolean hasContent(Message message) {
        return message.payload().has("store", Namespaces.HINTS) || MessageContent.isIn(message);
    }

    /** What must not stay for good may still wait (XEP-0334 §4.1), so that no-permanent-store does not count here. */
    private static boolean isNotStored(Message message) {
        return message.payload().has("no-store", Namespaces.HINTS);
    }

    private static LocalVerdict bounce(String text) {
        return new LocalVerdict.Bounce(StanzaError.of(Condition.SERVICE_UNAVAILABLE, text));
    }
}
