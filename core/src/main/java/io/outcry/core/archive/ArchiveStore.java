package io.outcry.core.archive;

import io.outcry.core.address.Jid;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * Reads the ledgers of accounts and rooms as archives do: in the order of the ledger, page by page, and only what archives show. A page
 * costs what it contains, wherever it lies; only where {@code with} is a single session are the account's other entries
 * read as well.
 */
public interface ArchiveStore {

    /**
     * So far apart may the clocks of nodes be that write one ledger after each other. Where they are further apart, a query
     * by time may miss entries from around its start and end; paging misses nothing in any case.
     */
    Duration CLOCKS_APART_MAX = Duration.ofMinutes(1);

    CompletionStage<ArchivePage> page(Jid owner, ArchiveQuery query);

    /** From where to where such entries reach; empty where there are none. */
    CompletionStage<Optional<ArchiveExtent>> extent(Jid owner, ArchiveFilter filter);

    /** Whatever of the two is asked for. */
    default CompletionStage<ArchiveReading.Answer> read(Jid owner, ArchiveReading reading) {
        return switch (reading) {
            case ArchiveReading.OfPage page -> page(owner, page.query()).thenApply(ArchiveReading.Answer.Page::new);
            case ArchiveReading.OfExtent extent ->
                extent(owner, extent.filter()).thenApply(ArchiveReading.Answer.Extent::new);
        };
    }

    /** What the owner wants to see; everything, unless it said otherwise. */
    CompletionStage<ArchivePreferences> preferences(Jid owner);

    /** Completes once durable. */
    CompletionStage<Void> save(Jid owner, ArchivePreferences preferences);

    /** Removes what the owner wanted to see, and nothing that is on record. */
    CompletionStage<Void> removePreferences(Jid owner);
}
