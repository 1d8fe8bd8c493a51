package io.outcry.core.contact;

import io.outcry.core.address.Jid;
import java.util.concurrent.CompletionStage;

/** Keeps the block list of every account. */
public interface BlockStore {

    CompletionStage<BlockList> load(Jid owner);

    /** Completes once durable. What is blocked already, or is not, stays as it is. */
    CompletionStage<Void> save(Jid owner, BlockChange change);

    /** Removes everything of this owner. */
    CompletionStage<Void> removeAll(Jid owner);
}
