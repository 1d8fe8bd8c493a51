package io.outcry.core.pep;

import io.outcry.core.Positive;

/**
 * How much one account may publish, and how much of it is kept in memory.
 *
 * @param maxNodes most nodes of an account
 * @param maxItemsPerNode most items of a node, whatever it is set up for
 * @param maxItemBytes largest payload of an item, about
 * @param maxTotalBytes most bytes of all payloads of an account, about
 * @param maxAtHandBytes largest payload that is kept in memory, for each node's newest item
 * @param maxAnswerBytes most bytes of payloads in one answer; the rest has to be asked for by id
 * @param maxSettingsChars longest settings of a node
 * @param maxAffiliates most others that are something to a node
 * @param maxSubscribers most explicit subscriptions to a node
 * @param maxClients most clients of contacts whose interests are remembered
 */
public record PepLimits(
        int maxNodes,
        int maxItemsPerNode,
        int maxItemBytes,
        long maxTotalBytes,
        int maxAtHandBytes,
        int maxAnswerBytes,
        int maxSettingsChars,
        int maxAffiliates,
        int maxSubscribers,
        int maxClients) {

    public PepLimits {
        Positive.require("max-nodes", maxNodes);
        Positive.require("max-items-per-node", maxItemsPerNode);
        Positive.require("max-item-bytes", maxItemBytes);
        Positive.require("max-total-bytes", maxTotalBytes);
        Positive.require("max-answer-bytes", maxAnswerBytes);
        Positive.require("max-settings-chars", maxSettingsChars);
        Positive.require("max-affiliates", maxAffiliates);
        Positive.require("max-subscribers", maxSubscribers);
        Positive.require("max-clients", maxClients);
        if (maxAtHandBytes < 0) {
            throw new IllegalArgumentException("max-at-hand-bytes must not be negative, was " + maxAtHandBytes);
        }
        if (maxAnswerBytes < maxItemBytes) {
            throw new IllegalArgumentException(
                    "max-answer-bytes must be at least max-item-bytes, " + maxItemBytes + ", was " + maxAnswerBytes);
        }
    }
}
