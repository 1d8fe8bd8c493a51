package io.outcry.persistence.ledger;

import java.time.Duration;

/**
 * How appends of many owners share a commit.
 *
 * @param maxBatchEntries most entries in one transaction; a larger append goes alone
 * @param maxBatchChars most text in one transaction, in characters; a larger append goes alone
 * @param gatherTime under load, the longest that an append waits for others to share its commit; one that finds nothing
 *     going on never waits, and zero means that none ever does
 * @param maxWaiting most appends that may wait for a commit; the next one fails at once
 * @param maxWaitingChars most text that may wait for a commit, in characters; what would be more fails at once
 */
public record LedgerConfig(
        int maxBatchEntries, long maxBatchChars, Duration gatherTime, int maxWaiting, long maxWaitingChars) {

    public LedgerConfig {
        if (maxBatchEntries < 1 || maxBatchEntries > 10_000) {
            throw new IllegalArgumentException("max-batch-entries must be between 1 and 10000, was " + maxBatchEntries);
        }
        if (maxBatchChars < 1) {
            throw new IllegalArgumentException("max-batch-chars must be at least 1, was " + maxBatchChars);
        }
        if (gatherTime.isNegative() || gatherTime.compareTo(Duration.ofMillis(100)) > 0) {
            throw new IllegalArgumentException("gather-time must be between 0 and 100 ms, was " + gatherTime);
        }
        if (maxWaiting < 1) {
            throw new IllegalArgumentException("max-waiting must be at least 1, was " + maxWaiting);
        }
        if (maxWaitingChars < 1) {
            throw new IllegalArgumentException("max-waiting-chars must be at least 1, was " + maxWaitingChars);
        }
    }
}
