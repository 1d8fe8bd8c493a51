package io.outcry.core.ledger;

import java.time.Instant;
import java.util.List;

/**
 * What was found in some of the ledgers.
 *
 * @param ledgers that were looked at: one for each owner and datacenter
 * @param entries in them
 * @param faults empty where all is as it has to be
 * @param beginnings of those ledgers of which something was purged
 * @param next the owner to go on behind; empty where these were the last
 */
public record Inspection(long ledgers, long entries, List<Fault> faults, List<Beginning> beginnings, String next) {

    /**
     * A ledger that is not what it has to be.
     *
     * @param what in words, for people
     */
    public record Fault(String owner, String datacenter, String what) {}

    /**
     * A ledger that has no longer all that it ever had.
     *
     * @param first the number from which on it has to be complete; what stood before was purged by retention
     * @param purged when the last of that was
     */
    public record Beginning(String owner, String datacenter, long first, Instant purged) {}

    public Inspection {
        faults = List.copyOf(faults);
        beginnings = List.copyOf(beginnings);
    }
}
