package io.outcry.core.archive;

import io.outcry.core.ledger.Entry;
import java.time.Instant;
import java.util.Optional;

/**
 * An entry as the archive gives it.
 *
 * @param tombstone where the message was taken back; then its content is not to be shown
 */
public record Archived(Entry entry, Optional<Tombstone> tombstone) {

    /**
     * The newest message that took it back (XEP-0424 §4).
     *
     * @param messageId that message's own id, or empty
     * @param moderation where a moderator did so (XEP-0425), that message as its own XML
     */
    public record Tombstone(String messageId, Instant at, Optional<String> moderation) {

        /** By its author. */
        public Tombstone(String messageId, Instant at) {
            this(messageId, at, Optional.empty());
        }
    }
}
