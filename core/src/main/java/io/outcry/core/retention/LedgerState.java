package io.outcry.core.retention;

import io.outcry.core.address.Jid;

/**
 * Where one ledger stands.
 *
 * @param firstSeq its first entry that is kept
 * @param delivered up to where the owner's clients have what is theirs
 * @param isHeld whether a legal hold is on it
 */
public record LedgerState(Jid owner, String datacenter, long firstSeq, long lastSeq, long delivered, boolean isHeld) {}
