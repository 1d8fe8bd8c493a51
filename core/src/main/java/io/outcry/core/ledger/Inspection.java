package io.outcry.core.ledger;

import java.util.List;

/**
 * What was found in some of the ledgers.
 *
 * @param ledgers that were looked at: one for each owner and datacenter
 * @param entries in them
 * @param faults empty where all is as it has to be
 * @param next the owner to go on behind; empty where these were the last
 */
public record Inspection(long ledgers, long entries, List<Fault> faults, String next) {

    /**
     * A ledger that is not what it has to be.
     *
     * @param what in words, for people
     */
    public record Fault(String owner, String datacenter, String what) {}

    public Inspection {
        faults = List.copyOf(faults);
    }
}
