package io.outcry.core.archive;

import io.outcry.core.stanza.Iq;
import java.util.Optional;

/** Something of an archive that has to be read, and for which request. */
public sealed interface ArchiveReading {

    Iq request();

    /**
     * A page.
     *
     * @param queryId the asker's own name for its query (XEP-0313 §4)
     * @param isFlipped whether the last entry of the page is sent first
     */
    record OfPage(Iq request, Optional<String> queryId, ArchiveQuery query, boolean isFlipped)
            implements ArchiveReading {}

    /** From where to where it reaches. */
    record OfExtent(Iq request, ArchiveFilter filter) implements ArchiveReading {}

    /** What was read. */
    sealed interface Answer {

        record Page(ArchivePage page) implements Answer {}

        record Extent(Optional<ArchiveExtent> extent) implements Answer {}
    }
}
