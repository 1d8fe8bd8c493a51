package io.outcry.core.archive;

import java.util.List;

/**
 * One page of an archive. Entries are named by their stanza ids; those that bound the page have to be in the ledger, and
 * may be such as archives do not show.
 *
 * @param after the page lies behind all of these
 * @param before the page lies in front of all of these
 * @param ids where any are given, the page has none but these, and each has to be in the archive
 * @param isFromEnd whether the page is the last of what is asked for, not the first; its order is the same
 * @param max most entries of the page; 0 where only the count is wanted
 * @param countUpTo what is asked for is counted while it is no more than this; 0 where nobody wants to know
 */
public record ArchiveQuery(
        ArchiveFilter filter,
        List<String> after,
        List<String> before,
        List<String> ids,
        boolean isFromEnd,
        int max,
        int countUpTo) {

    public ArchiveQuery {
        after = List.copyOf(after);
        before = List.copyOf(before);
        ids = List.copyOf(ids);
    }

    /** From the beginning of all that matches. */
    public static ArchiveQuery first(ArchiveFilter filter, int max) {
        return new ArchiveQuery(filter, List.of(), List.of(), List.of(), false, max, 0);
    }

    /** The end of all that matches. */
    public static ArchiveQuery last(ArchiveFilter filter, int max) {
        return new ArchiveQuery(filter, List.of(), List.of(), List.of(), true, max, 0);
    }

    public ArchiveQuery behind(String id) {
        return new ArchiveQuery(filter, List.of(id), before, ids, isFromEnd, max, countUpTo);
    }

    public ArchiveQuery inFrontOf(String id) {
        return new ArchiveQuery(filter, after, List.of(id), ids, isFromEnd, max, countUpTo);
    }

    public ArchiveQuery only(String... wanted) {
        return new ArchiveQuery(filter, after, before, List.of(wanted), isFromEnd, max, countUpTo);
    }

    public ArchiveQuery of(ArchiveFilter other) {
        return new ArchiveQuery(other, after, before, ids, isFromEnd, max, countUpTo);
    }

    public ArchiveQuery counting(int upTo) {
        return new ArchiveQuery(filter, after, before, ids, isFromEnd, max, upTo);
    }
}
