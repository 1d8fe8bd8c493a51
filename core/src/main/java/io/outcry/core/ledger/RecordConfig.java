package io.outcry.core.ledger;

import io.outcry.core.Positive;
import io.outcry.core.retention.RetentionConfig;
import io.outcry.core.stanza.StanzaError;
import io.outcry.core.stanza.StanzaError.Condition;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * How messages are put on record, and what becomes of them where they cannot be.
 *
 * @param offDomains ours whose accounts keep no record
 * @param maxWaiting most messages of one account that wait for its ledger; one more is refused
 * @param maxWaitingChars most characters of them
 * @param timeout how long a message waits for the ledger before it is refused
 * @param retryDelay how long until a ledger that failed is tried again
 * @param cursorDelay how long what clients have by now may take to be written down
 * @param orderWithin how long what its sender sent behind a message, and is not put on record, waits for that message
 * @param dedupeWindow how many of an account's last messages are remembered, so that none of them is taken twice
 * @param refusal what the sender is told
 * @param retention how long it is kept
 */
public record RecordConfig(
        List<String> offDomains,
        int maxWaiting,
        int maxWaitingChars,
        Duration timeout,
        Duration retryDelay,
        Duration cursorDelay,
        Duration orderWithin,
        int dedupeWindow,
        Condition refusal,
        RetentionConfig retention) {

    private static final Set<Condition> REFUSALS =
            Set.of(Condition.RESOURCE_CONSTRAINT, Condition.RECIPIENT_UNAVAILABLE);

    public RecordConfig {
        offDomains = List.copyOf(offDomains);
        Positive.require("max-waiting", maxWaiting);
        Positive.require("max-waiting-chars", maxWaitingChars);
        Positive.require("dedupe-window", dedupeWindow);
        Positive.require("timeout", timeout);
        Positive.require("retry-delay", retryDelay);
        Positive.require("order-within", orderWithin);
        if (cursorDelay.isNegative()) {
            throw new IllegalArgumentException("cursor-delay must not be negative, was " + cursorDelay);
        }
        if (!REFUSALS.contains(refusal)) {
            throw new IllegalArgumentException(
                    "refusal must be resource-constraint or recipient-unavailable, was " + refusal.wireName());
        }
    }

    /** Whether the accounts of this domain keep a record. */
    public boolean isOn(String domain) {
        return !offDomains.contains(domain);
    }

    /** For a message that the ledger does not take. */
    public StanzaError error() {
        return StanzaError.of(refusal, "The message cannot be put on record just now. Try again later.");
    }
}
