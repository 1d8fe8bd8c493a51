package io.outcry.core.contact;

import io.outcry.core.archive.ArchivePreferences;
import io.outcry.core.pep.PepChange;
import java.util.List;

/** What of an account has to be durable before anybody hears of it. */
public sealed interface Change {

    /** This contact, and the roster's version with it. */
    record OfContact(Contact contact, long version) implements Change {}

    record OfBlockList(BlockChange change) implements Change {}

    /** What its archive shows, all of it. */
    record OfArchive(ArchivePreferences preferences) implements Change {}

    /** All of these or none. */
    record OfPep(List<PepChange> changes) implements Change {

        public OfPep {
            changes = List.copyOf(changes);
        }
    }
}
