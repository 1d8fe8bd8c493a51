package io.outcry.core.archive;

import java.util.List;
import java.util.OptionalLong;

/** What came of a query. */
public sealed interface ArchivePage {

    /**
     * The page.
     *
     * @param entries in the order of the ledger
     * @param isComplete whether there is no more in the direction of the query
     * @param count of all that match, behind and in front of the given ids; empty where it was not asked for or is more
     *     than was to be counted
     */
    record Found(List<Archived> entries, boolean isComplete, OptionalLong count) implements ArchivePage {

        public Found {
            entries = List.copyOf(entries);
        }
    }

    /** An id that was asked for is not in the archive, or one that bounds the page not in the ledger. */
    record UnknownId() implements ArchivePage {}
}
