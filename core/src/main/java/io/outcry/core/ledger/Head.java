package io.outcry.core.ledger;

/**
 * Where a ledger stands: the term of its last owner and the number of its last entry.
 *
 * @param epoch 0 where nobody ever wrote
 * @param lastSeq 0 where the ledger is empty
 */
public record Head(long epoch, long lastSeq) {

    public static final Head EMPTY = new Head(0, 0);

    public Head {
        if (epoch < 0 || lastSeq < 0 || (epoch == 0 && lastSeq > 0)) {
            throw new IllegalArgumentException("no ledger stands at epoch " + epoch + ", seq " + lastSeq);
        }
    }

    /** Where the ledger stands after so many more entries of this epoch. */
    public Head after(long newEpoch, int entries) {
        return new Head(newEpoch, lastSeq + entries);
    }
}
