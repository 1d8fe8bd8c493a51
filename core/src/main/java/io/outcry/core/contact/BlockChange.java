package io.outcry.core.contact;

import io.outcry.core.address.Jid;
import java.util.Set;

/** What becomes different in a block list. */
public record BlockChange(Set<Jid> blocked, Set<Jid> unblocked) {

    public BlockChange {
        blocked = Set.copyOf(blocked);
        unblocked = Set.copyOf(unblocked);
    }

    public static BlockChange blocking(Set<Jid> jids) {
        return new BlockChange(jids, Set.of());
    }

    public static BlockChange unblocking(Set<Jid> jids) {
        return new BlockChange(Set.of(), jids);
    }

    public boolean isChange() {
        return !blocked.isEmpty() || !unblocked.isEmpty();
    }
}
