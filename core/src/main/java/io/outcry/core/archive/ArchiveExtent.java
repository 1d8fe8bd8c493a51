package io.outcry.core.archive;

import java.time.Instant;

/** From where to where an archive reaches (XEP-0313 §5). */
public record ArchiveExtent(End first, End last) {

    /** The entry there, by its stanza id. */
    public record End(String id, Instant at) {}
}
