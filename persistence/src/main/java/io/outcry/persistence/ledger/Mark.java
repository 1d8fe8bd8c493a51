package io.outcry.persistence.ledger;

/** A cursor that moves on, as it stands in the queue. */
record Mark(String owner, long seq) implements GroupCommit.Weighed {

    @Override
    public int entries() {
        return 1;
    }

    @Override
    public long sizeChars() {
        return owner.length();
    }
}
