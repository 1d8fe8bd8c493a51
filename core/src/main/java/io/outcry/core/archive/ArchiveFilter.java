package io.outcry.core.archive;

import io.outcry.core.address.Jid;
import io.outcry.core.ledger.Entry;
import java.time.Instant;
import java.util.Optional;

/**
 * Which entries are asked for (XEP-0313 §4.1).
 *
 * @param start not before
 * @param end not after
 * @param with the other side: an account with all its sessions, or one of them only
 */
public record ArchiveFilter(Optional<Instant> start, Optional<Instant> end, Optional<Jid> with) {

    public static final ArchiveFilter ALL = new ArchiveFilter(Optional.empty(), Optional.empty(), Optional.empty());

    /** The same, but nothing from before that time. */
    public ArchiveFilter since(Instant time) {
        var later = start.filter(time::isBefore).orElse(time);
        return new ArchiveFilter(Optional.of(later), end, with);
    }

    /** Whether an archive's answer may contain this entry at all, and it is asked for. */
    public boolean matches(Entry entry) {
        return entry.listed().isShown()
                && start.filter(entry.at()::isBefore).isEmpty()
                && end.filter(entry.at()::isAfter).isEmpty()
                && with.map(peer -> isWith(entry, peer)).orElse(true);
    }

    private static boolean isWith(Entry entry, Jid peer) {
        return peer.isFull() ? entry.peer().equals(peer) : entry.peer().sameAccount(peer);
    }
}
