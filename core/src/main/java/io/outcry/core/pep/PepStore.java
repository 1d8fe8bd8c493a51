package io.outcry.core.pep;

import io.outcry.core.address.Jid;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Keeps what every account publishes. */
public interface PepStore {

    /** The longest name of a node, and the longest id of an item, that every store takes. */
    int MAX_NAME_CHARS = 255;

    /**
     * All nodes of this owner.
     *
     * @param atHandBytes newest items up to this size come with their payloads
     */
    CompletionStage<PepNodes> load(Jid owner, int atHandBytes);

    /** Makes all of the changes in their order, or none. Completes once durable. */
    CompletionStage<Void> save(Jid owner, List<PepChange> changes);

    /** The items in the order of the ids; one that is not there is left out. */
    CompletionStage<List<PepItem>> items(Jid owner, String node, List<String> ids);

    /** Removes everything of this owner. */
    CompletionStage<Void> removeAll(Jid owner);
}
