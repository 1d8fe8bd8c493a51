package io.outcry.core.contact;

import io.outcry.core.address.Jid;
import java.util.HashSet;
import java.util.Set;

/**
 * Whom one account wants to hear nothing of (XEP-0191).
 *
 * @param jids as they were blocked: clients, accounts, domains
 */
public record BlockList(Set<Jid> jids) {

    /** The longest address that every store takes. */
    public static final int MAX_ADDRESS_CHARS = 511;

    public static final BlockList EMPTY = new BlockList(Set.of());

    public BlockList {
        jids = Set.copyOf(jids);
    }

    public boolean isEmpty() {
        return jids.isEmpty();
    }

    /** Whether the address, what it is a client of, or its whole domain is blocked (XEP-0191 §5). */
    public boolean blocks(Jid other) {
        return !jids.isEmpty()
                && (jids.contains(other)
                        || jids.contains(other.bare())
                        || jids.contains(other.host().withResource(other.resource()))
                        || jids.contains(other.host()));
    }

    public BlockList with(BlockChange change) {
        var changed = new HashSet<>(jids);
        changed.removeAll(change.unblocked());
        changed.addAll(change.blocked());
        return new BlockList(changed);
    }
}
