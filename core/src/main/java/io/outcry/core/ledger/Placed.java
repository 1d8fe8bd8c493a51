package io.outcry.core.ledger;

/** An entry and where it stands in its owner's ledger. */
public record Placed(long epoch, long seq, Entry entry) {}
